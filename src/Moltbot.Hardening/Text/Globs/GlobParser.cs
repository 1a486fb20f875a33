using System.Collections.Immutable;
using System.Globalization;

namespace Moltbot.Hardening.Text.Globs;

/// <summary>Takes a section's header apart. What is not closed stands for itself, as EditorConfig has it.</summary>
internal static class GlobParser
{
    private const string Folders = "/**/";

    public static ImmutableArray<GlobPart> Parse(string glob) => Parse(glob, 0);

    private static ImmutableArray<GlobPart> Parse(string glob, int depth)
    {
        var parts = ImmutableArray.CreateBuilder<GlobPart>();
        for (var at = 0; at < glob.Length;)
        {
            at += Take(glob, at, depth, parts);
        }

        return parts.ToImmutable();
    }

    /// <returns>How many characters of the header the part takes.</returns>
    private static int Take(string glob, int at, int depth, ImmutableArray<GlobPart>.Builder parts)
    {
        var rest = glob.AsSpan(at);
        if (rest.StartsWith(Folders, StringComparison.Ordinal))
        {
            parts.Add(new GlobPart(GlobPartKind.Folders));
            return Folders.Length;
        }

        if (rest.StartsWith("**", StringComparison.Ordinal))
        {
            parts.Add(new GlobPart(GlobPartKind.Anything));
            return 2;
        }

        switch (rest[0])
        {
            case '*':
                parts.Add(new GlobPart(GlobPartKind.Name));
                return 1;
            case '?':
                parts.Add(new GlobPart(GlobPartKind.Character) { IsNegated = true });
                return 1;
            case '\\' when rest.Length > 1:
                parts.Add(GlobPart.Letter(rest[1]));
                return 2;
            case '[' when Class(rest) is { } found:
                parts.Add(found.Part);
                return found.Length;
            case '{' when depth < SourceLimits.Depth && BraceEnd(rest) is var end and > 0:
                parts.AddRange(Braces(glob.Substring(at + 1, end - 1), depth + 1));
                return end + 1;
            default:
                parts.Add(GlobPart.Letter(rest[0]));
                return 1;
        }
    }

    private static (GlobPart Part, int Length)? Class(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        var inside = end < 0 ? default : rest[1..end];
        var isNegated = inside.StartsWith("!", StringComparison.Ordinal);
        inside = isNegated ? inside[1..] : inside;
        if (inside.IsEmpty || inside.Contains('/'))
        {
            return null;
        }

        var ranges = ImmutableArray.CreateBuilder<(char First, char Last)>();
        for (var i = 0; i < inside.Length; i++)
        {
            var isRange = i + 2 < inside.Length && inside[i + 1] == '-';
            ranges.Add((inside[i], isRange ? inside[i + 2] : inside[i]));
            i += isRange ? 2 : 0;
        }

        return (new GlobPart(GlobPartKind.Character) { Ranges = ranges.ToImmutable(), IsNegated = isNegated }, end + 1);
    }

    /// <summary>Where the brace closes that opens the text; -1 where it does not.</summary>
    private static int BraceEnd(ReadOnlySpan<char> rest)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    return i;
                default:
                    break;
            }
        }

        return -1;
    }

    private static ImmutableArray<GlobPart> Braces(string inside, int depth)
    {
        if (Number(inside) is { } number)
        {
            return [number];
        }

        var ways = Split(inside);
        return ways.Count > 1
            ? [new GlobPart(GlobPartKind.Choice) { Ways = [.. ways.Select(way => Parse(way, depth))] }]
            : [GlobPart.Letter('{'), .. Parse(inside, depth), GlobPart.Letter('}')];
    }

    private static GlobPart? Number(string inside)
    {
        var dots = inside.IndexOf("..", StringComparison.Ordinal);
        return dots > 0 && int.TryParse(inside.AsSpan(0, dots), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(inside.AsSpan(dots + 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to)
            ? new GlobPart(GlobPartKind.Number) { From = Math.Min(from, to), To = Math.Max(from, to) }
            : null;
    }

    /// <summary>The text at its own commas: not at those of braces inside.</summary>
    private static List<string> Split(string inside)
    {
        var (ways, start, depth) = (new List<string>(), 0, 0);
        for (var i = 0; i < inside.Length; i++)
        {
            switch (inside[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case ',' when depth == 0:
                    ways.Add(inside[start..i]);
                    start = i + 1;
                    break;
                default:
                    break;
            }
        }

        ways.Add(inside[start..]);
        return ways;
    }
}
