using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>One instruction, with its continuation lines and heredocs.</summary>
/// <param name="Keyword">In upper case.</param>
/// <param name="At">From the keyword (or the continuation mark that stands alone before it) to the end of the last line that belongs to it.</param>
/// <param name="Flags">With <c>--</c>; quotes and backslashes resolved.</param>
/// <param name="Arguments">
/// BuildKit's own split for this keyword: words, the one text of a shell form, the items of a JSON form, or <c>K=V</c> pairs (ENV and LABEL also in
/// the old form <c>ENV K V</c>; the first <c>=</c> parts them). Not yet expanded: variables, and outside JSON quotes and escapes, are still in them.
/// </param>
internal sealed record Instruction(string Keyword, SourceLocation At, ImmutableArray<Argument> Flags, ImmutableArray<Argument> Arguments)
{
    /// <summary>Where the keyword itself stands.</summary>
    public required SourceLocation KeywordAt { get; init; }

    /// <summary>Written as a JSON array.</summary>
    public bool IsJson { get; init; }

    /// <summary>What <c>ONBUILD</c> puts off, parsed.</summary>
    public Instruction? Trigger { get; init; }

    public ImmutableArray<Heredoc> Heredocs { get; init; } = [];
}
