using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Bundle;

/// <summary>Values as they stand in an emitted compose file.</summary>
internal static class YamlText
{
    /// <summary>A double-quoted scalar that compose reads back as this very text: a <c>$</c> is doubled.</summary>
    public static string Literal(string value) => Template(value.Replace("$", "$$", StringComparison.Ordinal));

    /// <summary>A double-quoted scalar whose <c>${…}</c> compose fills in.</summary>
    public static string Template(string value) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"";

    /// <summary>A scalar as its author wrote it, variables and all; as its value where the writing does not fit on a line.</summary>
    public static string AsWritten(ComposeScalar scalar)
    {
        var written = scalar.Origin.At.Slice;
        return scalar.IsHole || (written.Contains('$', StringComparison.Ordinal) && !written.Contains('\n', StringComparison.Ordinal)) ? written : Literal(scalar.Text);
    }

    /// <summary>A value of the effective model in flow style, which is YAML too.</summary>
    public static string Flow(ComposeNode node) => node switch
    {
        ComposeMapping mapping => "{" + string.Join(", ", mapping.Entries.Select(static entry => Literal(entry.Key) + ": " + Flow(entry.Value))) + "}",
        ComposeSequence list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        ComposeScalar { Value: null } => "null",
        ComposeScalar { Value: string or true or false } scalar => scalar switch
        {
            { Value: true } => "true",
            { Value: false } => "false",
            { IsHole: true } => Template(scalar.Text),
            _ => Literal(scalar.Text),
        },
        ComposeScalar number => number.Text,
        _ => "null",
    };

    /// <summary>A list, an item a line.</summary>
    public static ImmutableArray<string> List(string key, IEnumerable<string> items) => [key, .. items.Select(static item => "  - " + item)];
}
