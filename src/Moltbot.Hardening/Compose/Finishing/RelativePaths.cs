using Moltbot.Hardening.Compose.LongForms;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Makes the host's paths absolute, against the folder of the project or of the file that <c>extends</c> names.</summary>
/// <remarks><c>~</c> is the home folder of who runs docker compose: known only where the item's environment names HOME.</remarks>
internal static class RelativePaths
{
    public static ComposeMapping Resolve(LoadSession session, ComposeMapping model, string directory)
    {
        var home = session.Request.Environment.GetValueOrDefault("HOME");
        ComposeNode Path(ComposeNode node, ModelPath path) => node is ComposeScalar { Value: string } scalar ? scalar.WithText(Absolute(scalar.Text, directory, home)) : node;
        ComposeNode Context(ComposeNode node, ModelPath path) => node is ComposeScalar { Value: string } scalar && IsRemote(scalar.Text) ? node : Path(node, path);
        return (ComposeMapping)(ComposeTree.Apply(model, ModelPath.Top, new PathTable<Func<ComposeNode, ModelPath, ComposeNode?>>(
            ("services.*.build.context", Context),
            ("services.*.build.additional_contexts.*", Context),
            ("services.*.env_file.[].path", Path),
            ("services.*.label_file.[]", Path),
            ("services.*.develop.watch.[].path", Path),
            ("services.*.volumes.[]", (node, path) => Mount(node, path, Path)),
            ("volumes.*", (node, path) => BoundVolume(node, path, Path)),
            ("configs.*.file", Path),
            ("secrets.*.file", Path)).Top) ?? model);
    }

    /// <summary>The path from a folder; absolute ones, Windows ones and those whose beginning only the host knows stay.</summary>
    internal static string Absolute(string path, string directory, string? home)
    {
        if (path.StartsWith('~') && home is not null && (path.Length == 1 || path[1] == '/'))
        {
            return ContainerPath.Clean(home + path[1..]);
        }

        if (path.Length == 0 || path[0] is '/' or '~' || path.StartsWith("${", StringComparison.Ordinal) || path.StartsWith(@"\\", StringComparison.Ordinal) || VolumeSyntax.IsWindowsDrive(path))
        {
            return path;
        }

        return HoleText.IsIn(path)
            ? $"{directory.TrimEnd('/')}/{(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path)}"
            : ContainerPath.Clean(SourcePath.Absolute(directory, path).Replace('\\', '/'));
    }

    private static bool IsRemote(string context) =>
        context.Contains("://", StringComparison.Ordinal) || context.StartsWith("service:", StringComparison.Ordinal)
        || context.StartsWith("git@", StringComparison.Ordinal) || context.StartsWith("github.com/", StringComparison.Ordinal);

    private static ComposeNode Mount(ComposeNode node, ModelPath path, Func<ComposeNode, ModelPath, ComposeNode> resolve) =>
        node is ComposeMapping mount && mount.Text("type") == "bind" && mount["source"] is { } source ? mount.Set("source", resolve(source, path)) : node;

    /// <summary>A named volume of the local driver with <c>o: bind</c> is a mount of the host's folder <c>device</c>.</summary>
    private static ComposeNode BoundVolume(ComposeNode node, ModelPath path, Func<ComposeNode, ModelPath, ComposeNode> resolve) =>
        node is ComposeMapping volume && volume.Text("driver") is null or "local" && (node as ComposeMapping)?["driver_opts"] is ComposeMapping options
            && options.Text("o") == "bind" && options["device"] is { } device
            ? ((ComposeMapping)node).Set("driver_opts", options.Set("device", resolve(device, path)))
            : node;
}
