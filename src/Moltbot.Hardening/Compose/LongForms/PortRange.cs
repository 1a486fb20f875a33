using System.Globalization;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>A port or several, <c>80</c> or <c>80-90</c>.</summary>
internal readonly record struct PortRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public static PortRange? Parse(string text)
    {
        var sign = text.IndexOf('-', StringComparison.Ordinal);
        return Number(sign < 0 ? text : text.AsSpan(0, sign)) is { } first && Number(text.AsSpan(sign + 1)) is { } last && last >= first
            ? new PortRange(first, last)
            : null;
    }

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port : null;
}
