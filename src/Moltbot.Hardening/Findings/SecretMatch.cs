namespace Moltbot.Hardening.Findings;

/// <summary>A secret that its shape tells, somewhere in a text.</summary>
/// <param name="Kind">What it is, with its article, for a message.</param>
/// <param name="Offset">Of the secret itself: of an address or a connection string, the password alone.</param>
/// <param name="Length">Of the same.</param>
internal readonly record struct SecretMatch(string Kind, int Offset, int Length)
{
    public int End => Offset + Length;

    /// <summary>Whether somebody chose it (a password) rather than a vendor made it, so that it may be a placeholder.</summary>
    public bool IsPassword { get; init; }
}
