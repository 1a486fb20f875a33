using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>Reads <c>moltbot: waive MBHnnnn [until yyyy-MM-dd] [owner name] -- reason</c>.</summary>
internal static class WaiverComment
{
    private const string Form = "moltbot: waive MBHnnnn until yyyy-MM-dd owner name -- reason";

    /// <param name="comment">The comment.</param>
    /// <param name="wholeLines">Lines of its file that hold a comment and nothing else.</param>
    public static WaiverTerms Read(Comment comment, IReadOnlySet<int> wholeLines)
    {
        var (words, reason) = Split(comment);
        var terms = new WaiverTerms
        {
            Name = "this waiver",
            At = comment.At,
            Rule = words.Count > 0 ? words[0] : new Worded("", comment.At),
            Reach = new WaiverReach { File = comment.At.File.FullPath, Line = Line(comment, wholeLines) },
            Justification = reason,
        };
        if (comment.IsBlock)
        {
            return terms with { Fault = new Worded("a waiver stands in a comment that ends with its line; write it behind //", comment.At) };
        }

        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (Is(word, "until") && i + 1 < words.Count && terms.Expires is null)
            {
                terms = terms with { Expires = words[++i] };
            }
            else if (Is(word, "owner") && i + 1 < words.Count && terms.Owner is null)
            {
                terms = terms with { Owner = words[++i] };
            }
            else
            {
                return terms with { Fault = new Worded(Stranger(word, reason is not null), word.At) };
            }
        }

        return terms;
    }

    private static string Stranger(Worded word, bool hasReason) =>
        !hasReason ? $"the waiver has no reason; write '-- ' and the reason at its end: {Form}"
        : word.Text.StartsWith("MBH", StringComparison.OrdinalIgnoreCase) ? $"a waiver is for one rule, and {Quote.Value(word.Text)} is a second one; write a comment of its own for each, one above the other"
        : $"{Quote.Value(word.Text)} is no part of a waiver; write {Form}";

    /// <summary>Its own line; where it stands alone, the first line below that holds more than a comment.</summary>
    private static int Line(Comment comment, IReadOnlySet<int> wholeLines)
    {
        var line = comment.At.Start.Line;
        if (comment.StandsAlone)
        {
            while (wholeLines.Contains(line))
            {
                line++;
            }
        }

        return line;
    }

    private static (List<Worded> Words, Worded? Reason) Split(Comment comment)
    {
        var words = new List<Worded>();
        var (file, end) = (comment.At.File, comment.Content.Span.End);
        var at = comment.Content.Span.Offset + Math.Max(0, GateComments.WordsOf(comment.Content.Slice));
        while (true)
        {
            while (at < end && (char.IsWhiteSpace(file.Text[at]) || file.Text[at] == ','))
            {
                at++;
            }

            var start = at;
            while (at < end && !char.IsWhiteSpace(file.Text[at]) && file.Text[at] != ',')
            {
                at++;
            }

            if (at == start)
            {
                return (words, null);
            }

            var place = file.At(TextSpan.Between(start, at));
            if (place.Slice == "--")
            {
                return (words, new Worded(file.Text[at..end].Trim(), place));
            }

            words.Add(new Worded(place.Slice, place));
        }
    }

    private static bool Is(Worded word, string expected) => string.Equals(word.Text, expected, StringComparison.OrdinalIgnoreCase);
}
