namespace Moltbot.Hardening.Bundle;

/// <summary>How far a computed override answers a rule.</summary>
internal enum OverrideReach
{
    /// <summary>Not at all: the cause stands elsewhere, or only a person can decide.</summary>
    Nothing,

    /// <summary>Every error goes; a warning may stay.</summary>
    Errors,

    /// <summary>Every error and every warning goes.</summary>
    Warnings,
}
