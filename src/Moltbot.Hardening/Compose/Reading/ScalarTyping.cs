using System.Globalization;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>What go-yaml makes of a scalar.</summary>
/// <remarks>YAML 1.2's words with 1.1's numbers (measured): <c>yes</c> and <c>22:22</c> are strings, <c>010</c> and <c>0o10</c> are 8, <c>1e3</c> is 1000.</remarks>
internal static partial class ScalarTyping
{
    public static ComposeScalar Type(ScalarNode scalar, Origin origin) => scalar switch
    {
        // To go-yaml a scalar with a tag of its own is a text, so '!override true' is no truth value (measured).
        { Tag: not null and not ("!!int" or "!!float" or "!!bool" or "!!null") } => ComposeScalar.Of(origin, scalar.Value),
        { Style: not ScalarStyle.Plain, Tag: null } => ComposeScalar.Of(origin, scalar.Value),
        _ => TypePlain(scalar.Value, origin),
    };

    /// <summary>Whether go-yaml makes a string of it, which is all that a key may be.</summary>
    public static bool IsText(ScalarNode scalar) => IsWord(scalar.Value) || Type(scalar, new Origin(scalar.At)) is { Value: string, IsDate: false };

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

        if (Float().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
        {
            return ComposeScalar.Of(origin, real);
        }

        return ComposeScalar.Of(origin, text) with { IsDate = Date().IsMatch(text) };
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Float();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
