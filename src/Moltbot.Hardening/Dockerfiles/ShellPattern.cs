using System.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The patterns of <c>${V#…}</c>, <c>${V%…}</c> and <c>${V/…/…}</c>: <c>?</c> is a character, <c>*</c> any number of them.</summary>
/// <remarks>Matched by walking all possible ends at once, so that no pattern takes more than its length times the value's.</remarks>
internal sealed class ShellPattern
{
    // One entry a character; the two below the code points stand for the wildcards.
    private const int AnyOne = -1;
    private const int AnyMany = -2;

    private readonly List<int> parts;

    private ShellPattern(List<int> parts) => this.parts = parts;

    /// <returns>Null where a backslash stands before something that needs none.</returns>
    public static ShellPattern? Parse(string pattern)
    {
        var parts = new List<int>();
        var runes = pattern.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            switch (runes[i].Value)
            {
                case '*':
                    parts.Add(AnyMany);
                    break;
                case '?':
                    parts.Add(AnyOne);
                    break;
                case '\\' when i + 1 < runes.Length && runes[i + 1].Value is '}' or '/':
                    break;
                case '\\' when i + 1 < runes.Length && runes[i + 1].Value is '*' or '?' or '\\':
                    parts.Add(runes[++i].Value);
                    break;
                case '\\':
                    return null;
                default:
                    parts.Add(runes[i].Value);
                    break;
            }
        }

        return new ShellPattern(parts);
    }

    /// <summary>The value without what matches at its start.</summary>
    public string TrimStart(string value, bool longest)
    {
        var runes = value.EnumerateRunes().ToArray();
        return Text(runes, MatchAt(runes, 0, parts, longest) ?? 0, runes.Length);
    }

    /// <summary>The value without what matches at its end.</summary>
    public string TrimEnd(string value, bool longest)
    {
        var runes = value.EnumerateRunes().ToArray();
        Rune[] reversed = [.. Enumerable.Reverse(runes)];
        return Text(runes, 0, runes.Length - (MatchAt(reversed, 0, [.. parts.AsEnumerable().Reverse()], longest) ?? 0));
    }

    /// <summary>The value with the first match, or each, replaced by the longest.</summary>
    public string Replace(string value, string replacement, bool all)
    {
        var runes = value.EnumerateRunes().ToArray();
        var result = new StringBuilder();
        var copied = 0;
        var lastEnd = -1;
        for (var at = 0; at <= runes.Length; at++)
        {
            var end = MatchAt(runes, at, parts, longest: true);
            if (end is null || (end == at && at == lastEnd))
            {
                continue;
            }

            result.Append(Text(runes, copied, at)).Append(replacement);
            copied = lastEnd = end.Value;
            if (!all)
            {
                break;
            }

            at = Math.Max(at, copied - 1);
        }

        return result.Append(Text(runes, copied, runes.Length)).ToString();
    }

    private static int? MatchAt(Rune[] value, int start, List<int> pattern, bool longest)
    {
        var live = new bool[pattern.Count + 1];
        live[0] = true;
        int? found = null;
        for (var at = start; ; at++)
        {
            SkipEmpty(pattern, live);
            if (live[^1])
            {
                found = at;
            }

            if ((found is not null && !longest) || at == value.Length || !Array.Exists(live, static state => state))
            {
                return found;
            }

            live = Step(pattern, live, value[at].Value);
        }
    }

    private static void SkipEmpty(List<int> pattern, bool[] live)
    {
        for (var i = 0; i < pattern.Count; i++)
        {
            live[i + 1] |= live[i] && pattern[i] == AnyMany;
        }
    }

    private static bool[] Step(List<int> pattern, bool[] live, int character)
    {
        var next = new bool[live.Length];
        for (var i = 0; i < pattern.Count; i++)
        {
            if (live[i])
            {
                next[i] |= pattern[i] == AnyMany;
                next[i + 1] |= pattern[i] == AnyOne || pattern[i] == character;
            }
        }

        return next;
    }

    private static string Text(Rune[] runes, int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            text.Append(runes[i].ToString());
        }

        return text.ToString();
    }
}
