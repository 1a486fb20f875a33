namespace Moltbot.Hardening.Dockerfiles;

/// <summary>How an instruction's arguments are split.</summary>
internal enum ArgumentForm
{
    /// <summary>At white space.</summary>
    Words,

    /// <summary>Not at all: one text.</summary>
    Whole,

    /// <summary>A JSON array of strings, else one text.</summary>
    JsonOrWhole,

    /// <summary>A JSON array of strings, else split at white space.</summary>
    JsonOrWords,

    /// <summary><c>K=V …</c>, quotes and escapes kept, or the old <c>K V</c>.</summary>
    Pairs,

    /// <summary><c>K</c> or <c>K=V</c>, quotes and escapes kept.</summary>
    Names,

    /// <summary>A type, then as <see cref="JsonOrWhole"/>.</summary>
    Health,

    /// <summary>Another instruction.</summary>
    Trigger,
}
