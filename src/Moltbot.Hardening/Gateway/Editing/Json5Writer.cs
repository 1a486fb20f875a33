using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>Writes members and values in the way of a file.</summary>
internal static class Json5Writer
{
    private const int LongestLine = 100;

    /// <param name="style">The file's.</param>
    /// <param name="quote">Around the key; null for none where it is a name.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">What a <see cref="JsonMember"/> holds, or a node that is taken over as it is written.</param>
    /// <param name="indent">The indentation of the member; null for one line.</param>
    public static string Member(Json5Style style, char? quote, string key, object value, string? indent) =>
        Key(quote, key, style.Quote) + ":" + style.Space + Value(style, quote, value, indent);

    /// <summary>A key as a file writes it: without quotation marks only what is a name.</summary>
    public static string Key(char? quote, string key, char usual) => quote is null && IsName(key) ? key : Quoted(key, quote ?? usual);

    /// <inheritdoc cref="Member"/>
    public static string Value(Json5Style style, char? quote, object value, string? indent) => value switch
    {
        string text => Quoted(text, style.Quote),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        ImmutableArray<string> items => "[" + string.Join("," + style.Space, items.Select(item => Quoted(item, style.Quote))) + "]",
        ImmutableArray<JsonMember> members => Object(style, quote, members, indent),
        Node node => Moved(node, indent),
        _ => throw new ArgumentException($"no value of a configuration is a {value.GetType().Name}", nameof(value)),
    };

    /// <summary>Whether a node may be taken over elsewhere: no text in it goes on over a line's end, where its indentation would be part of it.</summary>
    public static bool MayMove(Node node) => node switch
    {
        ScalarNode text => !text.At.Slice.AsSpan().ContainsAny('\n', '\r'),
        SequenceNode list => list.Items.All(MayMove),
        MappingNode found => found.Entries.All(static entry => MayMove(entry.Value)),
        _ => false,
    };

    private static string Object(Json5Style style, char? quote, ImmutableArray<JsonMember> members, string? indent)
    {
        if (members.IsEmpty)
        {
            return "{}";
        }

        var line = "{" + style.Padding + string.Join("," + style.Space, members.Select(member => Member(style, quote, member.Key, member.Value, null))) + style.Padding + "}";
        var isSmall = indent?.Length >= style.InlineFrom && !line.AsSpan().ContainsAny('\n', '\r') && indent.Length + line.Length <= LongestLine
            && members.All(static member => member.Value is string or bool or int or Node or ImmutableArray<string> or ImmutableArray<JsonMember> { Length: 1 });
        if (indent is null || isSmall)
        {
            return line;
        }

        var inner = indent + style.Unit;
        return "{" + string.Join(",", members.Select(member => style.NewLine + inner + Member(style, quote, member.Key, member.Value, inner)))
            + (style.HasTrailingCommas ? "," : "") + style.NewLine + indent + "}";
    }

    /// <summary>The text of a node with its further lines at another indentation.</summary>
    private static string Moved(Node node, string? indent)
    {
        var text = node.At.Slice;
        if (indent is null || !text.AsSpan().ContainsAny('\n', '\r'))
        {
            return text;
        }

        var whole = node.At.File.Text;
        var last = whole.AsSpan(0, node.At.Span.End).LastIndexOfAny('\n', '\r') + 1;
        var old = whole[last..(node.At.Span.End - 1)];
        return old.AsSpan().Trim().IsEmpty && old != indent ? text.Replace("\n" + old, "\n" + indent, StringComparison.Ordinal) : text;
    }

    private static bool IsName(string key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            if (i == 0 ? !Json5Characters.IsIdentifierStart(key[i]) : !Json5Characters.IsIdentifierPart(key[i]))
            {
                return false;
            }
        }

        return key.Length > 0;
    }

    private static string Quoted(string text, char quote)
    {
        var written = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var unit in text)
        {
            _ = unit == quote || unit == '\\' ? written.Append('\\').Append(unit)
                : unit < ' ' ? written.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture))
                : written.Append(unit);
        }

        return written.Append(quote).ToString();
    }
}
