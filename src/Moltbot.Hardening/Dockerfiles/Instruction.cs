using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>One instruction, with its continuation lines and heredocs.</summary>
/// <param name="Keyword">In upper case.</param>
/// <param name="At">From the keyword to the end of the last line that belongs to it.</param>
/// <param name="Flags">As written, with <c>--</c>.</param>
/// <param name="Arguments">BuildKit's own split for this keyword: words, key=value pairs, the one text of a shell form, or the items of a JSON form.</param>
internal sealed record Instruction(string Keyword, SourceLocation At, ImmutableArray<Argument> Flags, ImmutableArray<Argument> Arguments)
{
    /// <summary>Written as a JSON array.</summary>
    public bool IsJson { get; init; }

    /// <summary>What <c>ONBUILD</c> puts off, parsed.</summary>
    public Instruction? Trigger { get; init; }

    public ImmutableArray<Heredoc> Heredocs { get; init; } = [];
}
