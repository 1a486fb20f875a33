namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A file mode as <c>chmod</c> takes it: octal, or symbolic as <c>u+s,o-w</c>.</summary>
internal static class ModeText
{
    /// <summary>Everybody may write, and nothing (the sticky bit, as on /tmp) keeps one user's files from another.</summary>
    public static bool LetsEverybodyWrite(string mode) => Digits(mode) is { } digits
        ? digits[3] is '2' or '3' or '6' or '7' && (digits[0] - '0') % 2 == 0
        : Clauses(mode).Any(static clause => clause.Who.AsSpan().ContainsAny('o', 'a') && clause.Sign is not '-' && clause.What.Contains('w', StringComparison.Ordinal))
            && !mode.Contains('t', StringComparison.Ordinal);

    /// <summary>The file runs as its owner. (With the group's bit alone, a folder only hands its group down.)</summary>
    public static bool SetsUserId(string mode) => Digits(mode) is { } digits
        ? digits[0] is '4' or '5' or '6' or '7'
        : Clauses(mode).Any(static clause => (clause.Who.Length == 0 || clause.Who.AsSpan().ContainsAny('u', 'a')) && clause.Sign is not '-' && clause.What.Contains('s', StringComparison.Ordinal));

    /// <summary>Four octal digits.</summary>
    private static string? Digits(string mode) => mode.Length is > 0 and < 6 && mode.All(static unit => unit is >= '0' and <= '7') ? mode.PadLeft(4, '0')[^4..] : null;

    private static IEnumerable<(string Who, char Sign, string What)> Clauses(string mode)
    {
        foreach (var clause in mode.Split(','))
        {
            var sign = clause.AsSpan().IndexOfAny("+-=");
            if (sign >= 0 && clause.AsSpan(0, sign).IndexOfAnyExcept("ugoa") < 0)
            {
                yield return (clause[..sign], clause[sign], clause[(sign + 1)..]);
            }
        }
    }
}
