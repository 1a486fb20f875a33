using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>Secrets and configs of a service that are files of the host.</summary>
/// <remarks>compose-spec 08-configs.md, 09-secrets.md: one with <c>file</c> is a mount of that file.</remarks>
internal static class MountedFiles
{
    /// <summary>The file behind an entry of a service's <c>secrets</c> or <c>configs</c>, or null.</summary>
    /// <param name="model">The effective model of the set.</param>
    /// <param name="kind"><c>secrets</c> or <c>configs</c>.</param>
    /// <param name="entry">The service's entry, in the long form.</param>
    public static ComposeScalar? FileOf(ComposeMapping model, string kind, ComposeNode entry)
    {
        var name = (entry as ComposeMapping)?.Text("source") ?? "";
        return ((model[kind] as ComposeMapping)?[name] as ComposeMapping)?["file"] as ComposeScalar;
    }
}
