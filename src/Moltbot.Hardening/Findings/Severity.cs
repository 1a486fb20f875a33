namespace Moltbot.Hardening.Findings;

/// <summary>What a finding does to a build.</summary>
public enum Severity
{
    /// <summary>Switched off.</summary>
    None,
    Info,
    Warning,

    /// <summary>Fails the build.</summary>
    Error,
}
