using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Walks over the lines of a Dockerfile. A line ends at LF; carriage returns before it are not part of its content (BuildKit, parser.go).</summary>
internal sealed class LineCursor(string text)
{
    // A byte order mark that the decoder let pass is not part of the first line.
    private int next = text.StartsWith('\uFEFF') ? 1 : 0;
    private TextSpan before;

    /// <summary>The current line without its line ending.</summary>
    public TextSpan Line { get; private set; }

    /// <summary>Where the next line begins.</summary>
    public int Next => next;

    public bool MoveNext()
    {
        if (next >= text.Length)
        {
            return false;
        }

        before = Line;
        var start = next;
        var newline = text.IndexOf('\n', start);
        var end = newline < 0 ? text.Length : newline;
        next = newline < 0 ? text.Length : newline + 1;
        while (end > start && text[end - 1] == '\r')
        {
            end--;
        }

        Line = TextSpan.Between(start, end);
        return true;
    }

    /// <summary>Gives the current line back, once.</summary>
    public void StepBack()
    {
        next = Line.Offset;
        Line = before;
    }
}
