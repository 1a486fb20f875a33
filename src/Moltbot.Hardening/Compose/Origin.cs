using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>Where a value of the effective model was written, and how it came to stand where it stands.</summary>
/// <remarks>Every value and every key has one, so it is two words that lie in it: what values have in common is their <see cref="Route"/>, and the location is made when it is wanted.</remarks>
/// <param name="Route">The file that contributed the value, and the way from there.</param>
/// <param name="Span">Where it stands in the file. A value made by a variable's default stands at the scalar that holds the <c>${…}</c>.</param>
internal readonly record struct Origin(Route Route, TextSpan Span)
{
    public Origin(SourceLocation at, ImmutableArray<Related> via)
        : this(new Route(at.File, via), at.Span)
    {
    }

    public Origin(SourceLocation at)
        : this(at, [])
    {
    }

    /// <summary>The file that contributed the value.</summary>
    public SourceFile File => Route.File;

    /// <inheritdoc cref="Route.Via"/>
    public ImmutableArray<Related> Via => Route.Via;

    /// <summary>File and span together.</summary>
    public SourceLocation At => new(File, Span);

    /// <summary>The same place, reached by other ways.</summary>
    public Origin By(ImmutableArray<Related> via) => new(Route with { Via = via }, Span);

    /// <summary>The same place, reached by one more way.</summary>
    public Origin Through(Related step) => By(Via.Add(step));
}
