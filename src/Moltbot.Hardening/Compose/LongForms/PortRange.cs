using System.Globalization;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>A port or several, <c>80</c> or <c>80-90</c>.</summary>
internal readonly record struct PortRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public static PortRange? Parse(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || Number(parts[0]) is not { } first || Number(parts[^1]) is not { } last || last < first)
        {
            return null;
        }

        return new PortRange(first, last);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port : null;
}
