using System.Collections.Immutable;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>An entry of a block list or mapping with the lines around it.</summary>
/// <param name="Node">The item, or the key of a mapping's entry.</param>
/// <param name="Value">The item, or the value of a mapping's entry.</param>
/// <param name="Text">As it stands, without what is before it on its first line.</param>
/// <param name="Alone">Lines before it that are not about it: a comment with an empty line behind it, an entry that somebody commented out.</param>
/// <param name="Above">The comment directly above it.</param>
/// <param name="Behind">The comment behind it.</param>
internal sealed record ListedEntry(Node Node, Node Value, string Text, ImmutableArray<string> Alone, ImmutableArray<string> Above, string Behind)
{
    /// <summary>What stays of the lines around it where the entry goes.</summary>
    public IEnumerable<string> Remarks => Alone.Where(static line => line.Length > 0);

    /// <summary>The entries of a block collection; null of any other value.</summary>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="key">The key whose value it is.</param>
    public static ImmutableArray<ListedEntry>? Of(OwnFile file, MappingEntry key)
    {
        (Node Node, Node Value, int End)[] entries = key.Value switch
        {
            SequenceNode list when !YamlPlace.IsFlow(list) => [.. list.Items.Select(item => (item, item, YamlPlace.Trimmed(file.File.Text, item.At.Span.End)))],
            MappingNode mapping when !YamlPlace.IsFlow(mapping) => [.. mapping.Entries.Select(static entry => ((Node)entry.Key, entry.Value, YamlPlace.End(entry)))],
            _ => [],
        };
        if (entries.Length == 0 || YamlPlace.LineStart(file.File.Text, entries[0].Node.At.Span.Offset) <= key.Key.At.Span.Offset)
        {
            return null;
        }

        var listed = ImmutableArray.CreateBuilder<ListedEntry>();
        var before = YamlPlace.LineEnd(file.File.Text, key.Key.At.Span.End);
        foreach (var (node, value, end) in entries)
        {
            listed.Add(Of(file, before, (node, value, end)));
            before = YamlPlace.LineEnd(file.File.Text, end);
        }

        // A dash on a line of its own is nothing that could be kept.
        return listed.Any(static entry => entry.Alone.Any(static line => line is not ("" or ['#', ..]))) ? null : listed.ToImmutable();
    }

    private static ListedEntry Of(OwnFile file, int before, (Node Node, Node Value, int End) entry)
    {
        var text = file.File.Text;
        var start = YamlPlace.LineStart(text, entry.Node.At.Span.Offset);
        string[] lines = start <= before ? [] : [.. text[before..start].Split('\n')[1..^1].Select(static line => line.Trim())];
        var above = lines.Length;
        while (above > 0 && lines[above - 1] is ['#', ..] comment && !IsEntry(comment))
        {
            above--;
        }

        var behind = file.Comments.FirstOrDefault(comment => comment.At.Span.Offset >= entry.End && comment.At.Span.Offset <= YamlPlace.LineEnd(text, entry.End));
        return new ListedEntry(entry.Node, entry.Value, text[entry.Node.At.Span.Offset..entry.End], [.. lines[..above]], [.. lines[above..]], behind?.At.Slice ?? "");
    }

    /// <summary>An entry that somebody commented out tells nothing about the next one.</summary>
    private static bool IsEntry(string comment) => comment.TrimStart('#', ' ') is ['-', ' ', ..];
}
