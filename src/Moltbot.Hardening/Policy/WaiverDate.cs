using System.Globalization;

namespace Moltbot.Hardening.Policy;

/// <summary>Days as waivers write them.</summary>
internal static class WaiverDate
{
    public const string Form = "yyyy-MM-dd";

    public static string Show(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
