using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A word of an instruction and where it stands.</summary>
internal sealed record Argument(string Text, SourceLocation At)
{
    /// <summary>Of ENV, LABEL, ARG and flags: what stands before and after the first <c>=</c>; the value is null where there is none.</summary>
    public (string Name, string? Value) Pair => Text.IndexOf('=', StringComparison.Ordinal) is var sign and >= 0 ? (Text[..sign], Text[(sign + 1)..]) : (Text, null);
}
