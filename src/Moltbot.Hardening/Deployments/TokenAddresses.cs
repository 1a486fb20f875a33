using System.Buffers;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds tokens in the query of an address: <c>?token=…</c> with a value, a variable or a placeholder behind it.</summary>
internal static class TokenAddresses
{
    private static readonly string[] Names = ["token", "access_token", "auth_token", "gateway_token", "password"];

    private static readonly SearchValues<char> EndOfValue = SearchValues.Create("&#|,;)]`\"' \t\r\n");

    /// <summary>The places of <c>token=value</c> in a text.</summary>
    public static IEnumerable<SourceLocation> In(SourceFile file)
    {
        var text = file.Text;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            var equals = NameEnd(text, at + 1);
            if (equals < text.Length && text[equals] == '=' && Names.Contains(text[(at + 1)..equals].ToLowerInvariant()) && ValueEnd(text, equals + 1) is var end && IsValue(text[(equals + 1)..end]))
            {
                yield return file.At(TextSpan.Between(at + 1, end));
            }
        }
    }

    private static int Next(string text, int from) => from < text.Length && text.AsSpan(from).IndexOfAny('?', '&') is var found and >= 0 ? from + found : -1;

    private static int NameEnd(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetter(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at;
    }

    private static int ValueEnd(string text, int at)
    {
        var close = text.AsSpan(at).StartsWith("${", StringComparison.Ordinal) ? text.IndexOf('}', at) : text.AsSpan(at).StartsWith("$(", StringComparison.Ordinal) ? text.IndexOf(')', at) : at < text.Length && text[at] == '<' ? text.IndexOf('>', at) : -1;
        return close >= 0 && !text.AsSpan(at, close - at).Contains('\n') ? close + 1
            : text.AsSpan(at).IndexOfAny(EndOfValue) is var end and >= 0 ? at + end
            : text.Length;
    }

    /// <summary>An ellipsis or a mask shows the form alone; a pattern looks for such addresses.</summary>
    private static bool IsValue(string value) => value.AsSpan().IndexOfAnyExcept('.', '*', '…') >= 0 && value[0] is not ('[' or '(' or '\\' or '.');
}
