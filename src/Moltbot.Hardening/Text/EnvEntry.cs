namespace Moltbot.Hardening.Text;

/// <summary>A variable of an env file.</summary>
/// <param name="Key">The name, without <c>export</c>.</param>
/// <param name="KeyAt">Where the name stands.</param>
/// <param name="Value">Quotes, escapes and the inline comment removed; variables not yet replaced. Null where the name stands alone: its value is inherited.</param>
/// <param name="ValueAt">Where the value stands, its quotes included; behind the name where there is none.</param>
public sealed record EnvEntry(string Key, SourceLocation KeyAt, string? Value, SourceLocation ValueAt)
{
    public EnvQuote Quote { get; init; }

    /// <summary>Whether the line begins with <c>export</c>.</summary>
    public bool IsExported { get; init; }

    /// <summary>From the name to the end of the value.</summary>
    public SourceLocation At => KeyAt.File.At(TextSpan.Between(KeyAt.Span.Offset, Math.Max(KeyAt.Span.End, ValueAt.Span.End)));
}
