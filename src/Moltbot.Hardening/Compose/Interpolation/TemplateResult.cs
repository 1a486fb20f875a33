using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>A template with its variables replaced, or where and why it is none.</summary>
internal sealed record TemplateResult(string Text)
{
    /// <summary>Whether a hole was kept as its own text.</summary>
    public bool HasHole { get; init; }

    /// <summary>Names of the variables whose value went in, in the order of their use.</summary>
    public ImmutableArray<string> Used { get; init; } = [];

    /// <summary>Names of the variables that became nothing.</summary>
    public ImmutableArray<string> Empty { get; init; } = [];

    public TemplateError? Error { get; init; }
}
