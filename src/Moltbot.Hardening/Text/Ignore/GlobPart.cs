using System.Collections.Immutable;
using System.Text;

namespace Moltbot.Hardening.Text.Ignore;

/// <summary>One part of a <see cref="PathGlob"/>.</summary>
/// <param name="Kind">What it takes.</param>
internal sealed record GlobPart(GlobKind Kind)
{
    /// <summary>Of a literal.</summary>
    public Rune Literal { get; init; }

    /// <summary>Of a class: <c>[a-z]</c>, both ends included.</summary>
    public ImmutableArray<(Rune First, Rune Last)> Ranges { get; init; } = [];

    public bool IsNegated { get; init; }

    /// <returns>Null where Go refuses the pattern there.</returns>
    public static GlobPart? Read(Rune[] pattern, int at, out int next)
    {
        next = at + 1;
        switch ((char)Math.Min(pattern[at].Value, char.MaxValue))
        {
            case '*' when Is(pattern, at + 1, '*'):
                // '**/' is '**': any number of folders, or none.
                next = Is(pattern, at + 2, '/') ? at + 3 : at + 2;
                return new GlobPart(next == pattern.Length ? GlobKind.Rest : at == 0 && !Is(pattern, next - 1, '/') && IsPlain(pattern, next) ? GlobKind.Start : GlobKind.Folders);
            case '*':
                return new GlobPart(GlobKind.Star);
            case '?':
                return new GlobPart(GlobKind.One);
            case '\\':
                next = at + 2;
                return at + 1 < pattern.Length ? new GlobPart(GlobKind.Literal) { Literal = pattern[at + 1] } : null;
            case '[':
                return ReadClass(pattern, at + 1, out next);
            default:
                return new GlobPart(GlobKind.Literal) { Literal = pattern[at] };
        }
    }

    /// <summary>Where the path may be read on once this part has taken its share.</summary>
    public bool[] Step(Rune[] path, bool[] reached)
    {
        var after = new bool[reached.Length];
        for (var at = 0; at < reached.Length; at++)
        {
            if (!reached[at])
            {
                continue;
            }

            switch (Kind)
            {
                case GlobKind.Rest or GlobKind.Start:
                    Array.Fill(after, true, at, after.Length - at);
                    return after;
                case GlobKind.Star:
                    for (var end = at; end < after.Length; end++)
                    {
                        after[end] = true;
                        if (end < path.Length && path[end].Value == '/')
                        {
                            break;
                        }
                    }

                    break;
                case GlobKind.Folders:
                    after[at] = true;
                    for (var end = at; end < path.Length; end++)
                    {
                        after[end + 1] |= path[end].Value == '/';
                    }

                    return after;
                default:
                    after[Math.Min(at + 1, after.Length - 1)] |= at < path.Length && Takes(path[at]);
                    break;
            }
        }

        return after;
    }

    private bool Takes(Rune unit) => Kind switch
    {
        GlobKind.One => unit.Value != '/',
        GlobKind.Class => Ranges.Any(range => range.First <= unit && unit <= range.Last) != IsNegated,
        _ => unit == Literal,
    };

    private static GlobPart? ReadClass(Rune[] pattern, int at, out int next)
    {
        var isNegated = Is(pattern, at, '^');
        var ranges = ImmutableArray.CreateBuilder<(Rune, Rune)>();
        next = isNegated ? at + 1 : at;
        while (next < pattern.Length && !(ranges.Count > 0 && pattern[next].Value == ']'))
        {
            if (Unit(pattern, ref next) is not { } first)
            {
                return null;
            }

            var last = first;
            if (Is(pattern, next, '-'))
            {
                next++;
                if (Unit(pattern, ref next) is not { } end)
                {
                    return null;
                }

                last = end;
            }

            ranges.Add((first, last));
        }

        return next++ < pattern.Length ? new GlobPart(GlobKind.Class) { Ranges = ranges.ToImmutable(), IsNegated = isNegated } : null;
    }

    // A '-' or ']' stands for itself behind a backslash only.
    private static Rune? Unit(Rune[] pattern, ref int at)
    {
        if (at >= pattern.Length || pattern[at].Value is '-' or ']')
        {
            return null;
        }

        at += pattern[at].Value == '\\' ? 1 : 0;
        return at < pattern.Length ? pattern[at++] : null;
    }

    private static bool Is(Rune[] pattern, int at, char unit) => at < pattern.Length && pattern[at].Value == unit;

    private static bool IsPlain(Rune[] pattern, int from) => !Array.Exists(pattern[from..], static rune => rune.Value is '*' or '?' or '[' or ']' or '\\');
}
