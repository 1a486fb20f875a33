using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text;

/// <summary>What stands without quotation marks: literals, numbers, and identifiers as keys (JSON5 1.0, sections 3.1 and 6).</summary>
internal static class Json5Words
{
    /// <summary>Reads <c>true</c>, <c>false</c>, <c>null</c> or a number, or notes what stands there instead.</summary>
    public static ScalarNode? ReadValue(Json5Scanner scanner)
    {
        var span = scanner.HereToken();
        var word = scanner.Text.Substring(span.Offset, span.Length);
        if (word is "true" or "false" or "null" || Json5Numbers.IsNumber(word))
        {
            scanner.Position = span.End;
            return new ScalarNode(scanner.AtSpan(span), word, ScalarStyle.Plain);
        }

        scanner.Fail(span, Explain(scanner, word));
        return null;
    }

    /// <summary>Reads an identifier as a key; unicode escapes in it are decoded.</summary>
    public static ScalarNode? ReadKey(Json5Scanner scanner)
    {
        var start = scanner.Position;
        var name = new StringBuilder();
        while (true)
        {
            if (scanner.At("\\u"))
            {
                scanner.Position++;
                if (!Json5Strings.TryReadUnicode(scanner, name) || !Fits(name))
                {
                    scanner.Fail(new TextSpan(start, 2), "the escape in this key stands for no character of an identifier; put the key in quotes");
                    return null;
                }

                continue;
            }

            if (scanner.AtEnd || !(name.Length == 0 ? Json5Characters.IsIdentifierStart(scanner.Current) : Json5Characters.IsIdentifierPart(scanner.Current)))
            {
                break;
            }

            name.Append(scanner.Current);
            scanner.Position++;
        }

        if (name.Length > 0)
        {
            return new ScalarNode(scanner.At(start), name.ToString(), ScalarStyle.Plain);
        }

        scanner.Fail(scanner.HereToken(), ExplainKey(scanner));
        return null;
    }

    private static bool Fits(StringBuilder name) =>
        name.Length == 1 ? Json5Characters.IsIdentifierStart(name[0]) : Json5Characters.IsIdentifierPart(name[^1]);

    private static string Explain(Json5Scanner scanner, string word) => word switch
    {
        "" => "the file ends where a value is expected; write the value",
        "#" => "'#' begins no comment in JSON5; write //",
        "$" or "{" when scanner.At("${") || scanner.At("{{") => Placeholder,
        "+" or "-" => $"'{word}' is followed by a space or a mark; write the number directly after it",
        [var digit, ..] when char.IsAsciiDigit(digit) || digit is '.' or '+' or '-' =>
            $"{Show(word)} is no number of JSON5 (no leading zeros, no units, no octal digits); correct it, or put text in quotes",
        [var letter, ..] when Json5Characters.IsIdentifierStart(letter) =>
            $"{Show(word)} stands without quotes and is none of true, false, null, Infinity, NaN; put it in quotes",
        _ => $"{Show(word)} stands where a value is expected; write the value or remove the mark",
    };

    /// <summary>A long word may be a secret whose quotes were forgotten.</summary>
    public static string Show(string word) => word.Length > 8 ? "this word" : Quote.Value(word);

    private const string Placeholder =
        "a placeholder stands outside quotes, so nobody can read this file before a tool has filled it in; write the value, or name the file as a template ('*.template.json', '*.json.template')";

    private static string ExplainKey(Json5Scanner scanner) =>
        scanner.At("{{") || scanner.At("${") ? Placeholder
        : scanner.Current == '#' ? "'#' begins no comment in JSON5; write //"
        : scanner.AtEnd ? "the file ends where a key or '}' is expected; write '}'"
        : $"{scanner.Found()} is no key; write a name, or any text in quotes";
}
