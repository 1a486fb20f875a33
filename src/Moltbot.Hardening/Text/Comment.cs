namespace Moltbot.Hardening.Text;

/// <summary>A comment, as the reader of its file met it: never text inside a string, a block scalar or a heredoc.</summary>
/// <param name="At">From its mark to its end, without the line's end.</param>
/// <param name="Content">What stands behind the mark.</param>
internal sealed record Comment(SourceLocation At, SourceLocation Content)
{
    /// <summary>Begins and ends with marks of its own (<c>/* … */</c>), so that more may follow on its line.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Whether nothing but white space stands before it on its line.</summary>
    public bool StandsAlone
    {
        get
        {
            var text = At.File.Text;
            var before = At.Span.Offset;
            while (before > 0 && text[before - 1] is not ('\n' or '\r') && char.IsWhiteSpace(text[before - 1]))
            {
                before--;
            }

            return before == 0 || text[before - 1] is '\n' or '\r';
        }
    }

    /// <summary>A comment that begins with a mark of a known length and ends with its line.</summary>
    public static Comment OfLine(SourceFile file, int start, int markLength)
    {
        var end = file.Text.AsSpan(start).IndexOfAny('\r', '\n');
        end = end < 0 ? file.Text.Length : start + end;
        return new Comment(file.At(TextSpan.Between(start, end)), file.At(TextSpan.Between(Math.Min(start + markLength, end), end)));
    }
}
