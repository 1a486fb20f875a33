namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Why a gateway refuses a value.</summary>
internal enum SchemaIssueKind
{
    UnknownKey,
    WrongType,

    /// <summary>The right type, but none of the values that are taken.</summary>
    NotAllowed,
    OutOfRange,
    PatternMismatch,
    MissingKey,

    /// <summary>Each value alone is taken, not both together.</summary>
    Contradiction,
}
