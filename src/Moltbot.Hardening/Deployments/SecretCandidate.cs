using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>A value of a service that may be a secret.</summary>
/// <param name="Path">Where in the service, such as <c>environment/API_KEY</c>.</param>
/// <param name="Name">What it is called there; empty where nothing names it.</param>
/// <param name="Value">The scalar.</param>
internal sealed record SecretCandidate(string Path, string Name, ComposeScalar Value)
{
    /// <summary>A word of a command; its place may be that of the whole command.</summary>
    public bool IsWord { get; init; }

    /// <summary>A word of a shell's script, as written: a <c>$$</c> in it is the shell's reference.</summary>
    public bool IsScript { get; init; }
}
