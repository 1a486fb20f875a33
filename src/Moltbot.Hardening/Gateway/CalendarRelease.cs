using System.Globalization;

namespace Moltbot.Hardening.Gateway;

/// <summary>A gateway's release: <c>2026.1.24</c>, a later build of it (<c>2026.1.24-3</c>), or what came before it (<c>2026.1.27-beta.1</c>).</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month.</param>
/// <param name="Day">The day, or the number of the release in its month.</param>
/// <param name="Build">A later build is above zero, what came before the release is below.</param>
internal readonly record struct CalendarRelease(int Year, int Month, int Day, int Build) : IComparable<CalendarRelease>
{
    /// <summary>The first year in which there was a release: a smaller number is another program's version.</summary>
    private const int FirstYear = 2025;

    /// <returns>Null where the text is no release: another scheme, a word such as <c>latest</c>, or a part of one.</returns>
    public static CalendarRelease? Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var (number, rest) = dash < 0 ? (text, "") : (text[..dash], text[(dash + 1)..]);
        if (number.TrimStart('v').Split('.') is not [var year, var month, var day]
            || Number(year) is not (>= FirstYear and <= 2999 and var y) || Number(month) is not (>= 1 and <= 12 and var m) || Number(day) is not (>= 0 and <= 999 and var d))
        {
            return null;
        }

        // A variant of the image (-slim, -arm64) is the same release.
        var build = Number(rest) ?? (rest.StartsWith("beta", StringComparison.Ordinal) || rest.StartsWith("alpha", StringComparison.Ordinal) || rest.StartsWith("rc", StringComparison.Ordinal) ? -1 : 0);
        return new CalendarRelease(y, m, d, build);
    }

    public int CompareTo(CalendarRelease other) => (Year, Month, Day, Build).CompareTo((other.Year, other.Month, other.Day, other.Build));

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
