using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A file in a git work tree that holds a secret.</summary>
/// <param name="At">The name of the first secret in it, or the start of a file that is one.</param>
/// <param name="Holds">What it holds, for a message; never the secret.</param>
/// <param name="Path">From the top of the work tree, with <c>/</c>.</param>
internal sealed record SecretFile(SourceLocation At, string Holds, string Path)
{
    public bool IsTracked { get; init; }

    /// <summary>Whether git leaves it out; null where an ignore file cannot be read.</summary>
    public bool? IsIgnored { get; init; }

    /// <summary>Why it is not known whether it is tracked; null where it is known.</summary>
    public string? IndexUnreadable { get; init; }
}
