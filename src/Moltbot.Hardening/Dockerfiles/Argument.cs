using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A word of an instruction and where it stands.</summary>
internal sealed record Argument(string Text, SourceLocation At)
{
    /// <summary>Of ENV, LABEL, ARG and flags: what stands before and after the first <c>=</c>; the value is null where there is none.</summary>
    public (string Name, string? Value) Pair => Text.IndexOf('=', StringComparison.Ordinal) is var sign and >= 0 ? (Text[..sign], Text[(sign + 1)..]) : (Text, null);

    /// <summary>The line that <see cref="Text"/> was cut from as it stands, and where; null where it was put together.</summary>
    public (MappedText Text, int Start)? Line { get; init; }

    /// <summary>The place of a part of <see cref="Text"/>; all of it, where the text was put together.</summary>
    public SourceLocation Within(TextSpan part) => Line is { } line ? line.Text.At(line.Start + part.Offset, line.Start + part.End) : At;
}
