using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A here-document of an instruction.</summary>
/// <param name="Name">The delimiter without quotes.</param>
/// <param name="Content">The lines between, tabs removed where <c>&lt;&lt;-</c> says so.</param>
/// <param name="At">The span of the content in the file.</param>
/// <param name="Expands">Whether variables in it are replaced (the delimiter is not quoted).</param>
internal sealed record Heredoc(string Name, string Content, SourceLocation At, bool Expands)
{
    /// <summary>The place of a part of <see cref="Content"/>.</summary>
    public SourceLocation Within(TextSpan part) => At.File.At(TextSpan.Between(OffsetOf(part.Offset), OffsetOf(part.End)));

    // Tabs at the start of lines stand in the file only.
    private int OffsetOf(int index)
    {
        var (inContent, inFile) = (0, At.Span.Offset);
        while (inContent < index && inFile < At.Span.End)
        {
            if (At.File.Text[inFile] == Content[inContent])
            {
                inContent++;
            }

            inFile++;
        }

        // A part that begins behind a line's end begins behind the tabs.
        while (inFile < At.Span.End && inContent < Content.Length && At.File.Text[inFile] == '\t' && Content[inContent] != '\t')
        {
            inFile++;
        }

        return inFile;
    }
}
