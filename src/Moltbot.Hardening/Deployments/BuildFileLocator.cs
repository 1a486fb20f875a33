using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>The Dockerfile that a service's <c>build</c> leads to, or why none can be judged.</summary>
/// <param name="Path">Absolute; null where there is none.</param>
/// <param name="Problem">What stands in the way.</param>
internal sealed record BuildFile(string? Path, Problem? Problem);

/// <summary>Finds it (compose-spec, build.md: <c>context</c>, <c>dockerfile</c>).</summary>
internal static class BuildFileLocator
{
    public static BuildFile Find(ISourceTree tree, string root, Service service, ComposeMapping build)
    {
        var context = build["context"] as ComposeScalar;
        var dockerfile = build["dockerfile"] as ComposeScalar;
        if (context is { IsHole: true } || dockerfile is { IsHole: true })
        {
            return new BuildFile(null, null);
        }

        var at = (dockerfile ?? context)?.Origin.At ?? build.Origin.At;
        if (context is not { Text.Length: > 0 } written)
        {
            return Unknown(service, at, $"the build context of service {Quote.Value(service.Name)} is empty, so its user is not known");
        }

        var folder = written.Text;
        if (IsRemote(folder))
        {
            return Unknown(service, at, $"the build context {Quote.Value(folder)} is remote and is never read, so the user of service {Quote.Value(service.Name)} is not known");
        }

        var path = SourcePath.Absolute(folder, dockerfile?.Text ?? "Dockerfile");
        if (!IsRemote(folder) && Path.IsPathRooted(folder) && !SourcePath.IsInside(root, tree.RealPath(folder)))
        {
            return Unknown(service, at, $"the build context of service {Quote.Value(service.Name)} lies outside the root and is never read, so its user is not known");
        }

        if (!SourcePath.IsInside(root, tree.RealPath(path)))
        {
            return Unknown(service, at, $"'{Quote.Plain(dockerfile?.Text ?? "Dockerfile")}' in the build context of service {Quote.Value(service.Name)} lies outside the root and is never read, so its user is not known");
        }

        return tree.FileExists(path) || tree.DirectoryExists(path)
            ? new BuildFile(path, null)
            : new BuildFile(null, new Problem(
                ProblemKind.Refused,
                at,
                $"service {Quote.Value(service.Name)} is built from {Quote.Value(dockerfile?.Text ?? "Dockerfile")}, which is not in its context; correct build.context or build.dockerfile")
            {
                Service = service.Name,
                Pointer = service.PointerTo("build"),
            });
    }

    private static BuildFile Unknown(Service service, SourceLocation at, string message) => new(null, new Problem(
        ProblemKind.Refused, at, message + "; write user: \"1000:1000\" to decide it here")
    {
        Severity = Severity.Warning,
        Service = service.Name,
        Pointer = service.PointerTo("build/context"),
    });

    /// <summary>As BuildKit tells a remote context: a URL or a git address.</summary>
    public static bool IsRemote(string context) =>
        context.Contains("://", StringComparison.Ordinal) || context.StartsWith("git@", StringComparison.Ordinal) || context.StartsWith("github.com/", StringComparison.Ordinal);
}
