using System.Globalization;
using System.Text;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text.Env;

/// <summary>The grammar of an env file, a statement at a time.</summary>
internal static class EnvSyntax
{
    private const string Export = "export";

    /// <summary>Past blank lines and comment lines.</summary>
    public static int SkipToStatement(string text, int from)
    {
        var at = SkipSpace(text, from);
        while (at < text.Length && text[at] == '#')
        {
            var line = text.IndexOf('\n', at);
            at = line < 0 ? text.Length : SkipSpace(text, line);
        }

        return at;
    }

    public static EnvStatement ReadStatement(SourceFile file, int start)
    {
        var text = file.Text;
        var isExported = text.AsSpan(start).StartsWith(Export) && start + Export.Length < text.Length && char.IsWhiteSpace(text[start + Export.Length]);
        var name = isExported ? SkipSpace(text, start + Export.Length) : start;
        var stop = name;
        while (stop < text.Length && text[stop] is not ('=' or ':' or '\n'))
        {
            if (!IsBlank(text[stop]) && !IsNamePart(text[stop]))
            {
                return Refuse(file, stop, 1, $"{Quote.Value(text[stop].ToString())} stands in the name of a variable; a line is NAME=value, a comment begins with #");
            }

            stop++;
        }

        var key = text[name..stop].TrimEnd();
        var keyAt = file.At(new TextSpan(name, key.Length));
        if (key.Contains(' ', StringComparison.Ordinal))
        {
            return Refuse(file, name, key.Length, $"the name {Quote.Value(key)} holds a blank; a line is NAME=value, without a blank in the name");
        }

        if (stop == text.Length || text[stop] == '\n')
        {
            return new EnvStatement(new EnvEntry(key, keyAt, null, file.At(new TextSpan(keyAt.Span.End, 0))) { IsExported = isExported }, stop, null);
        }

        var value = stop + 1;
        while (value < text.Length && IsBlank(text[value]))
        {
            value++;
        }

        var statement = value < text.Length && text[value] is '"' or '\'' ? ReadQuoted(file, value) : ReadPlain(file, value);
        return statement with { Entry = statement.Entry is { } entry ? entry with { Key = key, KeyAt = keyAt, IsExported = isExported } : null };
    }

    private static EnvStatement ReadPlain(SourceFile file, int start)
    {
        var line = file.Text.IndexOf('\n', start);
        var end = line < 0 ? file.Text.Length : line;
        var comment = file.Text.AsSpan(start, end - start).IndexOf(" #");
        var value = file.Text[start..(comment < 0 ? end : start + comment)].TrimEnd();
        return Value(file, value, TextSpan.Between(start, start + value.Length), EnvQuote.None, end);
    }

    private static EnvStatement ReadQuoted(SourceFile file, int start)
    {
        var text = file.Text;
        var quote = text[start];
        var value = new StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                var isDouble = quote == '"';
                return Value(file, isDouble ? Unescape(value.ToString()) : value.ToString(), TextSpan.Between(start, at + 1), isDouble ? EnvQuote.Double : EnvQuote.Single, at + 1);
            }

            // A backslash keeps the quote from ending the value; before anything else both stay, for the escapes.
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                value.Append(text[at] == quote ? "" : "\\");
            }

            value.Append(text[at]);
        }

        return Refuse(file, start, 1, $"the {quote} that opens here is never closed; close it at the end of the value");
    }

    private static EnvStatement Value(SourceFile file, string value, TextSpan at, EnvQuote quote, int end)
    {
        var place = file.At(at);
        return new EnvStatement(new EnvEntry("", place, value, place) { Quote = quote }, end, null);
    }

    private static EnvStatement Refuse(SourceFile file, int offset, int length, string message) =>
        new(null, file.Text.Length, new Problem(ProblemKind.Unreadable, file.At(new TextSpan(offset, length)), message));

    /// <summary>The escapes of a double-quoted value: those of C, up to three octal digits behind <c>\0</c>, and <c>\$</c> for a dollar that is no variable.</summary>
    private static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
            {
                text.Append(value[i]);
                continue;
            }

            i++;
            text.Append(value[i] switch
            {
                'a' => "\a",
                'b' => "\b",
                'f' => "\f",
                'n' => "\n",
                'r' => "\r",
                't' => "\t",
                'v' => "\v",
                '$' => "$$",
                '\\' => "\\",
                '"' => "\"",
                '0' => Octal(value, ref i),
                var other => "\\" + other,
            });
        }

        return text.ToString();
    }

    private static string Octal(string value, ref int at)
    {
        var digits = 0;
        while (digits < 3 && at + 1 + digits < value.Length && value[at + 1 + digits] is >= '0' and <= '7')
        {
            digits++;
        }

        if (digits < 3)
        {
            return "\\0";
        }

        var code = Convert.ToInt32(value.Substring(at + 1, digits), 8);
        at += digits;
        return ((char)code).ToString(CultureInfo.InvariantCulture);
    }

    private static int SkipSpace(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }

    private static bool IsBlank(char unit) => unit is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00a0';

    private static bool IsNamePart(char unit) => unit is '_' or '.' or '-' or '[' or ']' || char.IsLetter(unit) || char.IsNumber(unit);
}
