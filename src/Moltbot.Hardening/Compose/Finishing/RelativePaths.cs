using Moltbot.Hardening.Compose.LongForms;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Makes the host's paths absolute, against the folder of the project or of the file that <c>extends</c> names.</summary>
/// <remarks><c>~</c> is the home folder of who runs docker compose: known only where the item's environment names HOME.</remarks>
internal static class RelativePaths
{
    private static readonly PathTable<Func<ComposeNode, Folder, ComposeNode?>> Rows = new(
        ("services.*.build.context", Context),
        ("services.*.build.additional_contexts.*", Context),
        ("services.*.env_file.[].path", Path),
        ("services.*.label_file.[]", Path),
        ("services.*.develop.watch.[].path", Path),
        ("services.*.volumes.[]", Mount),
        ("volumes.*", BoundVolume),
        ("configs.*.file", Source),
        ("secrets.*.file", Source));

    public static ComposeMapping Resolve(LoadSession session, ComposeMapping model, string directory)
    {
        var folder = new Folder(directory, session.Request.Environment.GetValueOrDefault("HOME"), session.Request.Strict);
        return (ComposeMapping)(ComposeTree.Apply(model, Rows.Top, folder) ?? model);
    }

    /// <summary>The path from a folder; absolute ones, Windows ones and those whose beginning only the host knows stay.</summary>
    internal static string Absolute(string path, string directory, string? home)
    {
        if (path.StartsWith('~') && home is not null)
        {
            // Of "~name" too, it is the home folder of who runs docker compose (measured).
            return ContainerPath.Clean($"{home}/{path[1..]}");
        }

        if (path.Length == 0 || path[0] is '/' or '~' || path.StartsWith("${", StringComparison.Ordinal) || path.StartsWith(@"\\", StringComparison.Ordinal) || IsWindowsRooted(path))
        {
            return path;
        }

        return HoleText.IsIn(path)
            ? $"{directory.TrimEnd('/')}/{(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path)}"
            : ContainerPath.Clean(SourcePath.Absolute(directory, path).Replace('\\', '/'));
    }

    private static bool IsWindowsRooted(string path) => VolumeSyntax.IsWindowsDrive(path) && path.Length > 2 && path[2] is '/' or '\\';

    private static bool IsRemote(string context) =>
        context.Contains("://", StringComparison.Ordinal) || context.StartsWith("service:", StringComparison.Ordinal)
        || context.StartsWith("git@", StringComparison.Ordinal) || context.StartsWith("github.com/", StringComparison.Ordinal);

    private static ComposeNode Path(ComposeNode node, Folder folder) =>
        node is ComposeScalar { Value: string } scalar ? scalar.WithText(Absolute(scalar.Text, folder.Directory, folder.Home)) : node;

    /// <summary>An empty path is the folder itself to docker compose (measured); a gate keeps it empty, since nobody means that.</summary>
    private static ComposeNode Source(ComposeNode node, Folder folder) => folder.IsStrict && node is ComposeScalar { Value: "" } empty ? empty.WithText(folder.Directory) : Path(node, folder);

    private static ComposeNode Context(ComposeNode node, Folder folder) => node is ComposeScalar { Value: string } scalar && IsRemote(scalar.Text) ? node : Path(node, folder);

    private static ComposeNode Mount(ComposeNode node, Folder folder) =>
        node is ComposeMapping mount && mount.Text("type") == "bind" && mount["source"] is { } source ? mount.Set("source", Source(source, folder)) : node;

    /// <summary>A named volume of the local driver with <c>o: bind</c> is a mount of the host's folder <c>device</c>.</summary>
    private static ComposeNode BoundVolume(ComposeNode node, Folder folder) =>
        node is ComposeMapping volume && volume.Text("driver") is null or "local" && (node as ComposeMapping)?["driver_opts"] is ComposeMapping options
            && options.Text("o") == "bind" && options["device"] is { } device
            ? ((ComposeMapping)node).Set("driver_opts", options.Set("device", Path(device, folder)))
            : node;

    /// <summary>What relative paths are relative to, and the home folder, where it is known.</summary>
    private sealed record Folder(string Directory, string? Home, bool IsStrict);
}
