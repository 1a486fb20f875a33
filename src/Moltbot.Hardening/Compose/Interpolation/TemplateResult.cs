using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>A template with its variables replaced, or where and why it is none.</summary>
/// <param name="Text">What came of it.</param>
/// <param name="HasHole">Whether a hole was kept as its own text.</param>
/// <param name="Used">Names of the variables whose value went in, in the order of their use.</param>
/// <param name="Empty">Names of the variables that became nothing.</param>
/// <param name="Error">Where and why it is none, or null.</param>
internal readonly record struct TemplateResult(string Text, bool HasHole, ImmutableArray<string> Used, ImmutableArray<string> Empty, TemplateError? Error)
{
    /// <summary>A text without variables.</summary>
    public TemplateResult(string text)
        : this(text, HasHole: false, [], [], Error: null)
    {
    }
}
