using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>Where two texts part. Git may have turned line ends to those of the system, so they are not compared.</summary>
/// <param name="Theirs">The first line that differs in the one text, without its end; the end of the text where it stops short.</param>
/// <param name="Ours">The line of the other text; null where that one has ended.</param>
internal sealed record FirstDifference(TextSpan Theirs, string? Ours)
{
    public static FirstDifference? Of(string theirs, string ours)
    {
        var (at, other) = (0, 0);
        while (at < theirs.Length && other < ours.Length)
        {
            var (line, expected) = (Line(theirs, at), Line(ours, other));
            if (!theirs.AsSpan(at, line.Length).SequenceEqual(ours.AsSpan(other, expected.Length)))
            {
                return new FirstDifference(new TextSpan(at, line.Length), ours.Substring(other, expected.Length));
            }

            (at, other) = (line.Next, expected.Next);
        }

        return at < theirs.Length ? new FirstDifference(new TextSpan(at, Line(theirs, at).Length), null)
            : other < ours.Length ? new FirstDifference(new TextSpan(at, 0), ours.Substring(other, Line(ours, other).Length))
            : null;
    }

    private static (int Length, int Next) Line(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        var next = end < 0 ? text.Length : end + 1;
        end = end < 0 ? text.Length : end;
        return ((end > start && text[end - 1] == '\r' ? end - 1 : end) - start, next);
    }
}
