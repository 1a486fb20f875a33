using System.Globalization;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Times as Go reads and prints them, with days and weeks as compose adds them.</summary>
internal static partial class GoDuration
{
    private const decimal Second = 1_000_000_000m;

    /// <summary>The time as Go prints it (<c>90s</c> is <c>1m30s</c>), or null where the text is none.</summary>
    public static string? Normalise(string text) => Parse(text) is { } nanoseconds ? Print(nanoseconds) : null;

    private static long? Parse(string text)
    {
        var match = Whole().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var sum = 0m;
        for (var i = 0; i < match.Groups["number"].Captures.Count; i++)
        {
            var unit = match.Groups["unit"].Captures[i].Value switch
            {
                "ns" => 1m,
                "us" or "µs" or "μs" => 1_000m,
                "ms" => 1_000_000m,
                "s" => Second,
                "m" => 60 * Second,
                "h" => 3600 * Second,
                "d" => 24 * 3600 * Second,
                _ => 7 * 24 * 3600 * Second,
            };
            sum += decimal.Parse(match.Groups["number"].Captures[i].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * unit;
        }

        return text == "0" ? 0 : sum > long.MaxValue ? null : (long)sum * (text.StartsWith('-') ? -1 : 1);
    }

    private static string Print(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        var sign = nanoseconds < 0 ? "-" : "";
        var size = Math.Abs((decimal)nanoseconds);
        if (size < Second)
        {
            return sign + size switch
            {
                < 1_000m => Text(size) + "ns",
                < 1_000_000m => Text(size / 1_000m) + "µs",
                _ => Text(size / 1_000_000m) + "ms",
            };
        }

        var hours = decimal.Truncate(size / (3600 * Second));
        var minutes = decimal.Truncate(size / (60 * Second)) % 60;
        var seconds = size / Second % 60;
        return sign + (hours > 0 ? Text(hours) + "h" : "") + (hours > 0 || minutes > 0 ? Text(minutes) + "m" : "") + Text(seconds) + "s";
    }

    private static string Text(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(0|[-+]?((?<number>[0-9]{1,12}(\.[0-9]{0,12})?|\.[0-9]{1,12})(?<unit>ns|us|µs|μs|ms|s|m|h|d|w))+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
