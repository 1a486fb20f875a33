using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Globs;

/// <summary>Matches the header of a section against a path, as EditorConfig defines it.</summary>
/// <remarks>
/// All places that a pattern may have reached are carried along side by side, so no header takes more than its length times that of the path:
/// a matcher that tries one way after the other would stand still at a row of stars.
/// </remarks>
internal static class SectionGlob
{
    /// <param name="glob">What stands between the brackets.</param>
    /// <param name="path">The file's path from the folder of the .editorconfig, with <c>/</c>.</param>
    public static bool Matches(string glob, string path)
    {
        // Without a slash a name matches at any depth, with one from the folder of the file on.
        var pattern = glob.Contains('/', StringComparison.Ordinal) ? "/" + glob.TrimStart('/') : "/**/" + glob;
        var text = "/" + path;
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        return Follow(GlobParser.Parse(pattern), text, reached)[text.Length];
    }

    private static bool[] Follow(ImmutableArray<GlobPart> parts, string text, bool[] from)
    {
        foreach (var part in parts)
        {
            from = part.Kind == GlobPartKind.Choice ? Choose(part, text, from) : Step(part, text, from);
        }

        return from;
    }

    private static bool[] Choose(GlobPart choice, string text, bool[] from)
    {
        var reached = new bool[from.Length];
        foreach (var way in choice.Ways)
        {
            var here = Follow(way, text, from);
            for (var i = 0; i < reached.Length; i++)
            {
                reached[i] |= here[i];
            }
        }

        return reached;
    }

    private static bool[] Step(GlobPart part, string text, bool[] from)
    {
        var reached = new bool[from.Length];
        var open = false;
        for (var i = 0; i < from.Length; i++)
        {
            switch (part.Kind)
            {
                case GlobPartKind.Folders:
                    // '/**/' is a single slash, or two with anything between.
                    reached[i] = i > 0 && text[i - 1] == '/' && (open || from[i - 1]);
                    open |= i > 0 && from[i - 1] && text[i - 1] == '/';
                    break;
                case GlobPartKind.Anything:
                    reached[i] = open |= from[i];
                    break;
                case GlobPartKind.Name:
                    reached[i] = open = from[i] || (open && text[i - 1] != '/');
                    break;
                case GlobPartKind.Number when from[i]:
                    TakeNumber(part, text, i, reached);
                    break;
                case GlobPartKind.Character when from[i] && i < text.Length:
                    reached[i + 1] = part.Takes(text[i]);
                    break;
                default:
                    break;
            }
        }

        return reached;
    }

    private static void TakeNumber(GlobPart range, string text, int start, bool[] reached)
    {
        var digits = start < text.Length && text[start] is '-' or '+' ? start + 1 : start;
        for (var end = digits; end < text.Length && char.IsAsciiDigit(text[end]) && end - digits < 10; end++)
        {
            // A number with a leading zero is a name, no number.
            var isPlain = end == digits || text[digits] != '0';
            reached[end + 1] |= isPlain && long.Parse(text.AsSpan(start, end + 1 - start), System.Globalization.CultureInfo.InvariantCulture) is var number
                && number >= range.From && number <= range.To;
        }
    }
}
