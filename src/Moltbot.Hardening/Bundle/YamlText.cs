using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Bundle;

/// <summary>Values as they stand in an emitted compose file.</summary>
internal static class YamlText
{
    /// <summary>A double-quoted scalar that compose reads back as this very text: a <c>$</c> is doubled.</summary>
    public static string Literal(string value) => Template(value.Replace("$", "$$", StringComparison.Ordinal));

    /// <summary>A double-quoted scalar whose <c>${…}</c> compose fills in.</summary>
    /// <remarks>YAML 1.2, 5.7 and 7.3.1. Only what must be is escaped: go-yaml refuses the surrogate pairs that JSON writes for an emoji.</remarks>
    public static string Template(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < 0x20 or 0x7F or 0x85 or 0xA0 or 0x2028 or 0x2029 or 0xFEFF => text.Append("\\u").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(rune.ToString()),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>A scalar as its author wrote it, variables and all; as its value where the writing holds no variable or does not fit on a line.</summary>
    /// <remarks>A value that an env file supplied must not be written out: it may be a secret, and it would be frozen.</remarks>
    public static string AsWritten(ComposeScalar scalar) => WrittenText(scalar) is { } text ? Template(text) : Literal(scalar.Text);

    /// <summary>The text between a scalar's quotes with its variables, or null where it has none or cannot be taken as it stands.</summary>
    public static string? WrittenText(ComposeScalar scalar)
    {
        var written = scalar.Origin.At.Slice;
        if (!written.Contains('$', StringComparison.Ordinal) || written.AsSpan().IndexOfAny("\n\r\\") >= 0)
        {
            return scalar.IsHole ? scalar.Text : null;
        }

        return written[0] switch
        {
            '"' when written.Length > 1 && written[^1] == '"' => written[1..^1],
            '\'' when written.Length > 1 && written[^1] == '\'' => written[1..^1].Replace("''", "'", StringComparison.Ordinal),
            '|' or '>' => null,
            _ => written,
        };
    }

    /// <summary>A value of the effective model in flow style, which is YAML too.</summary>
    public static string Flow(ComposeNode node) => node switch
    {
        ComposeMapping mapping => "{" + string.Join(", ", mapping.Keys.Zip(mapping.Values, static (key, value) => Literal(key) + ": " + Flow(value))) + "}",
        ComposeSequence list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        ComposeScalar { Value: null } => "null",
        ComposeScalar { Value: true } => "true",
        ComposeScalar { Value: false } => "false",
        ComposeScalar { Value: string, IsHole: true } hole => Template(hole.Text),
        ComposeScalar { Value: string } text => Literal(text.Text),
        ComposeScalar number => number.Text,
        _ => "null",
    };

    /// <summary>A list, an item a line.</summary>
    public static ImmutableArray<string> List(string key, IEnumerable<string> items) => [key, .. items.Select(static item => "  - " + item)];
}
