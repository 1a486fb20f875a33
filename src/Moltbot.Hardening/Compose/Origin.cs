using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>Where a value of the effective model was written, and how it came to stand where it stands.</summary>
/// <param name="At">The span in the file that contributed the value. A value made by a variable's default stands at the scalar that holds the <c>${…}</c>.</param>
/// <param name="Via">The places it passed through, nearest first: the alias, the <c>extends</c>, the <c>include</c>, the line of the env file that set the variable.</param>
internal sealed record Origin(SourceLocation At, ImmutableArray<Related> Via)
{
    public Origin(SourceLocation at)
        : this(at, [])
    {
    }

    /// <summary>The same place, reached by one more way.</summary>
    public Origin Through(Related step) => this with { Via = Via.Add(step) };
}
