using System.Globalization;
using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text;

/// <summary>Strings of JSON5 1.0, section 5: both quotation marks, every escape, lines continued by a backslash.</summary>
internal static class Json5Strings
{
    /// <summary>Reads the string that begins at the position, or notes the problem and returns null.</summary>
    public static ScalarNode? Read(Json5Scanner scanner)
    {
        var start = scanner.Position;
        var quote = scanner.Current;
        var style = quote == '"' ? ScalarStyle.DoubleQuoted : ScalarStyle.SingleQuoted;
        scanner.Position++;
        StringBuilder? decoded = null;
        var copied = scanner.Position;
        while (!scanner.AtEnd)
        {
            var unit = scanner.Current;
            if (unit == quote)
            {
                var value = decoded is null
                    ? scanner.Text[copied..scanner.Position]
                    : decoded.Append(scanner.Text, copied, scanner.Position - copied).ToString();
                scanner.Position++;
                return new ScalarNode(scanner.At(start), value, style);
            }

            if (unit is '\n' or '\r')
            {
                break;
            }

            if (unit != '\\')
            {
                scanner.Position++;
                continue;
            }

            decoded = (decoded ?? new StringBuilder()).Append(scanner.Text, copied, scanner.Position - copied);
            if (!ReadEscape(scanner, decoded))
            {
                return null;
            }

            copied = scanner.Position;
        }

        scanner.Fail(
            TextSpan.Between(start, scanner.Position),
            $"the string that begins here has no end on its line; close it with {quote}, or end the line with a backslash to go on");
        return null;
    }

    /// <summary>Reads <c>\uXXXX</c> from the <c>u</c> on.</summary>
    public static bool TryReadUnicode(Json5Scanner scanner, StringBuilder into) => TryReadHex(scanner, 4, into);

    private static bool ReadEscape(Json5Scanner scanner, StringBuilder into)
    {
        var start = scanner.Position;
        scanner.Position++;
        var unit = scanner.Current;
        if (scanner.AtEnd)
        {
            scanner.Fail(new TextSpan(start, 1), "the file ends after a backslash inside a string; close the string");
            return false;
        }

        if (unit is 'x' or 'u')
        {
            var digits = unit == 'x' ? 2 : 4;
            if (TryReadHex(scanner, digits, into))
            {
                return true;
            }

            return Refuse(scanner, start, 2, $"needs {digits} hexadecimal digits after it");
        }

        if (unit is >= '1' and <= '9' || (unit == '0' && char.IsAsciiDigit(scanner.Peek(1))))
        {
            return Refuse(scanner, start, 2, "is an octal escape, which JSON5 has not; write \\x and two hexadecimal digits");
        }

        scanner.Position++;
        if (unit == '\r' && scanner.Current == '\n')
        {
            scanner.Position++;
        }

        if (!Json5Characters.IsLineEnd(unit))
        {
            into.Append(Unescape(unit));
        }

        return true;
    }

    private static char Unescape(char unit) => unit switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '0' => '\0',
        _ => unit,
    };

    private static bool TryReadHex(Json5Scanner scanner, int digits, StringBuilder into)
    {
        var from = scanner.Position + 1;
        if (from + digits > scanner.Text.Length
            || !ushort.TryParse(scanner.Text.AsSpan(from, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        into.Append((char)code);
        scanner.Position = from + digits;
        return true;
    }

    private static bool Refuse(Json5Scanner scanner, int start, int length, string why)
    {
        scanner.Fail(new TextSpan(start, length), $"the escape {Quote.Value(scanner.Text.Substring(start, length))} {why}");
        return false;
    }
}
