using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>Edits that add to a list or a mapping in the way in which it is written.</summary>
internal static class ListMerge
{
    /// <summary>Items behind the last one.</summary>
    public static IEnumerable<TextEdit> Added(SequenceNode list, IEnumerable<string> items, string newLine)
    {
        var file = list.At.File;
        var last = list.Items[^1].At.Span;
        if (YamlPlace.IsFlow(list))
        {
            return [new TextEdit(file.At(new TextSpan(last.End, 0)), string.Concat(items.Select(static item => ", " + item)))];
        }

        var start = YamlPlace.LineStart(file.Text, list.At.Span.Offset);
        var indent = file.Text[start..file.Text.IndexOf('-', start)];
        return [new TextEdit(file.At(new TextSpan(YamlPlace.LineEnd(file.Text, last.End), 0)), string.Concat(items.Select(item => $"{newLine}{indent}- {item}")))];
    }

    /// <summary>Variables of a mapping in a list of <c>NAME=value</c>: in the place of their item, or behind the last one.</summary>
    public static IEnumerable<TextEdit> WithVariables(SequenceNode list, MappingNode variables, string newLine)
    {
        var edits = new List<TextEdit>();
        var added = new List<string>();
        foreach (var entry in variables.Entries)
        {
            var text = entry.Value is ScalarNode { Value.Length: > 0 } value ? YamlText.Template($"{entry.Key.Value}={value.Value}") : entry.Key.Value;
            var own = list.Items.OfType<ScalarNode>().FirstOrDefault(item => item.Value.Split('=')[0] == entry.Key.Value);
            if (own is null)
            {
                added.Add(text);
            }
            else
            {
                edits.Add(new TextEdit(own.At, text));
            }
        }

        return added.Count == 0 ? edits : edits.Concat(Added(list, added, newLine));
    }

    /// <summary>Entries of a mapping: in the place of their like, or behind the last one. Null where a value does not fit on a line.</summary>
    public static IEnumerable<TextEdit>? WithEntries(MappingNode mapping, MappingNode wanted, string newLine)
    {
        var file = mapping.At.File;
        var isFlow = YamlPlace.IsFlow(mapping);
        var edits = new List<TextEdit>();
        var added = new List<string>();
        foreach (var entry in wanted.Entries)
        {
            var own = mapping.Entries.FirstOrDefault(each => each.Key.Value == entry.Key.Value);
            if (entry.Value is MappingNode below && own?.Value is MappingNode { Entries.IsEmpty: false } under && WithEntries(under, below, newLine) is { } made)
            {
                edits.AddRange(made);
                continue;
            }

            if (entry.Value.At.Slice.Contains('\n', StringComparison.Ordinal))
            {
                return null;
            }

            var text = $"{entry.Key.At.Slice}: {entry.Value.At.Slice}".TrimEnd();
            if (own is not null)
            {
                edits.Add(new TextEdit(file.At(TextSpan.Between(own.Key.At.Span.Offset, YamlPlace.End(own))), text));
            }
            else
            {
                added.Add(text);
            }
        }

        if (added.Count > 0)
        {
            var end = YamlPlace.End(mapping.Entries[^1]);
            var indent = new string(' ', YamlPlace.Column(mapping.Entries[0].Key));
            edits.Add(isFlow
                ? new TextEdit(file.At(new TextSpan(end, 0)), string.Concat(added.Select(static text => ", " + text)))
                : new TextEdit(file.At(new TextSpan(YamlPlace.LineEnd(file.Text, end), 0)), string.Concat(added.Select(text => newLine + indent + text))));
        }

        return edits;
    }
}
