using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>Where a value of the effective model was written, and how it came to stand where it stands.</summary>
/// <remarks>Every value has one and few are asked: the location is made when it is wanted.</remarks>
/// <param name="File">The file that contributed the value.</param>
/// <param name="Span">Where it stands there. A value made by a variable's default stands at the scalar that holds the <c>${…}</c>.</param>
/// <param name="Via">The places it passed through, nearest first: the alias, the <c>extends</c>, the <c>include</c>, the line of the env file that set the variable.</param>
internal sealed record Origin(SourceFile File, TextSpan Span, ImmutableArray<Related> Via)
{
    public Origin(SourceLocation at, ImmutableArray<Related> via)
        : this(at.File, at.Span, via)
    {
    }

    public Origin(SourceLocation at)
        : this(at, [])
    {
    }

    /// <summary>Both together.</summary>
    public SourceLocation At
    {
        get => new(File, Span);
        init => (File, Span) = (value.File, value.Span);
    }

    /// <summary>The same place, reached by one more way.</summary>
    public Origin Through(Related step) => this with { Via = Via.Add(step) };
}
