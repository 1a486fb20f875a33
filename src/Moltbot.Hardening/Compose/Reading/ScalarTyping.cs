using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>What go-yaml makes of a scalar.</summary>
/// <remarks>YAML 1.2's words with 1.1's numbers (measured): <c>yes</c> and <c>22:22</c> are strings, <c>010</c> and <c>0o10</c> are 8, <c>1e3</c> is 1000.</remarks>
internal static partial class ScalarTyping
{
    /// <param name="text">The scalar's value.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="tag">Its tag as written, or null.</param>
    /// <param name="origin">Where it stands.</param>
    public static ComposeScalar Type(string text, ScalarStyle style, string? tag, Origin origin) => tag switch
    {
        null when style == ScalarStyle.Plain => TypePlain(text, origin),
        "!!int" or "!!float" or "!!bool" or "!!null" or "!!timestamp" => TypePlain(text, origin),
        "!!binary" when Decode(text) is { } decoded => ComposeScalar.Of(origin, decoded),

        // To go-yaml a scalar with a tag of its own is a text, so '!override true' is no truth value (measured).
        _ => ComposeScalar.Of(origin, text),
    };

    /// <summary>Whether a scalar is what its tag says.</summary>
    public static bool IsWhatItsTagSays(string text, string tag, ComposeScalar typed) => tag switch
    {
        "!!int" => typed.Value is long || IsUnsigned(typed),
        "!!float" => typed.Value is long or double,
        "!!bool" => typed.Value is bool,
        "!!null" => typed.Value is null,
        "!!timestamp" => typed.IsDate,
        "!!binary" => Decode(text) is not null,
        _ => true,
    };

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return !base64.Contains(' ', StringComparison.Ordinal) && Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static bool IsUnsigned(ComposeScalar typed) => typed.Value is double && char.IsAsciiDigit(typed.Text[^1]) && ulong.TryParse(typed.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether go-yaml makes a string of it, which is all that a key may be.</summary>
    public static bool IsText(string text, ScalarStyle style, string? tag, Origin origin) => IsWord(text) || Type(text, style, tag, origin) is { Value: string, IsDate: false };

    /// <summary>Whether a text, quoted or not, can be nothing but a text: it begins with a letter that no word of YAML begins with.</summary>
    private static bool IsWord(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text[0] is not ('t' or 'T' or 'f' or 'F' or 'n' or 'N');

    private static ComposeScalar TypePlain(string text, Origin origin) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ComposeScalar.Null(origin),
        "true" or "True" or "TRUE" => ComposeScalar.Of(origin, true),
        "false" or "False" or "FALSE" => ComposeScalar.Of(origin, false),
        ".nan" or ".NaN" or ".NAN" => ComposeScalar.Of(origin, double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => ComposeScalar.Of(origin, double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => ComposeScalar.Of(origin, double.NegativeInfinity),
        _ when text[0] is (< '0' or > '9') and not ('-' or '+' or '.') => ComposeScalar.Of(origin, text),
        _ => TypeNumber(text, origin),
    };

    private static ComposeScalar TypeNumber(string text, Origin origin)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (GoNumber.TryInteger(plain, out var integer))
        {
            return ComposeScalar.Of(origin, integer);
        }

        if (GoNumber.TryUnsigned(plain, out var unsigned))
        {
            return new ComposeScalar(origin, (double)unsigned, unsigned.ToString(CultureInfo.InvariantCulture));
        }

        if (Float().IsMatch(plain) && GoNumber.TryReal(plain, out var real))
        {
            return ComposeScalar.Of(origin, real);
        }

        return ComposeScalar.Of(origin, text) with { IsDate = Date().IsMatch(text) && IsDay(text) };
    }

    /// <summary>Whether the day and the time that a date names are ones of the calendar.</summary>
    private static bool IsDay(string text)
    {
        var parts = Number().Matches(text).Select(static number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray();
        return parts is [var year, >= 1 and <= 12 and var month, >= 1 and var day, ..] && day <= DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month)
            && (parts.Length == 3 || (parts[3] < 24 && parts[4] < 60 && parts[5] < 60));
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Float();

    /// <remarks>A zone stands behind <c>T</c> only, and then it must (measured).</remarks>
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    [GeneratedRegex("[0-9]{1,4}")]
    private static partial Regex Number();
}
