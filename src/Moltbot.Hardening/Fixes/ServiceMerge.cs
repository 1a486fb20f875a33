using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>The edits that give a service of the project's file the keys of a computed one.</summary>
internal static class ServiceMerge
{
    /// <summary>Lists that a later file replaces: docker compose appends all others.</summary>
    private static readonly string[] Replaced = ["command", "entrypoint"];

    /// <param name="file">The project's file.</param>
    /// <param name="service">The service in it.</param>
    /// <param name="keys">What it is to have.</param>
    /// <param name="indent">The indentation of its keys where it has none yet.</param>
    /// <returns>Null where the service is an alias, or braces over several lines.</returns>
    public static List<TextEdit>? Edits(OwnFile file, MappingEntry service, ImmutableArray<OverrideKey> keys, string indent)
    {
        var isEmpty = IsEmpty(service.Value);
        var block = service.Value as MappingNode;
        if (!isEmpty && (block is null || YamlPlace.IsFlow(block)))
        {
            return null;
        }

        indent = isEmpty || block is null ? indent : new string(' ', YamlPlace.Column(block.Entries[0].Key));
        var edits = new List<TextEdit>();
        var added = new List<string>();
        var isAlone = file.IsFirst && block?["extends"] is null;
        foreach (var key in keys.Select(key => isAlone ? key.Alone : key))
        {
            if (isEmpty || block?.Entries.FirstOrDefault(entry => entry.Key.Value == key.Name) is not { } own)
            {
                added.AddRange(key.Comments.Concat(key.Lines).Select(line => file.NewLine + indent + line));
            }
            else if (isAlone && key.IsRemoval)
            {
                edits.Add(ListReplacement.Removal(file, own));
            }
            else
            {
                edits.AddRange(Combined(own, key, file.NewLine) ?? [ListReplacement.Of(file, own, key) ?? Replacement(own, key, file.NewLine)]);
            }
        }

        if (added.Count > 0)
        {
            edits.Add(isEmpty ? AtEmpty(service, string.Concat(added)) : AtEnd(block, service, string.Concat(added)));
        }

        return edits;
    }

    /// <summary>Nothing is written there: no value, <c>{}</c>.</summary>
    public static bool IsEmpty(Node value) => value is ScalarNode { Value.Length: 0, Anchor: null } or MappingNode { Entries.IsEmpty: true, Anchor: null };

    /// <summary>The lines of a block in the place of an empty value.</summary>
    public static TextEdit AtEmpty(MappingEntry service, string text)
    {
        // `{}` goes, and so does `null`: the block takes their place.
        var file = service.Key.At.File;
        return new TextEdit(file.At(TextSpan.Between(file.Text.IndexOf(':', service.Key.At.Span.End) + 1, YamlPlace.End(service))), text);
    }

    private static TextEdit AtEnd(MappingNode? block, MappingEntry service, string text)
    {
        var file = service.Key.At.File;
        var end = block is { Entries: [.., var last] } ? YamlPlace.End(last) : YamlPlace.End(service);
        return new TextEdit(file.At(new TextSpan(YamlPlace.LineEnd(file.Text, end), 0)), text);
    }

    private static TextEdit Replacement(MappingEntry own, OverrideKey key, string newLine)
    {
        var file = own.Key.At.File;
        var start = own.Key.At.Span.Offset;
        var lineStart = YamlPlace.LineStart(file.Text, start);
        var indent = file.Text[lineStart..start];
        var lines = key.CommentsAt(file.Text, lineStart).Concat(own.Value.Tag == "!reset" ? key.InPlaceOfEarlier.Lines : key.Lines);
        return new TextEdit(file.At(TextSpan.Between(start, YamlPlace.End(own))), string.Join(newLine + indent, lines));
    }

    /// <summary>What a later file would add to the value; null where it takes the value's place.</summary>
    private static IEnumerable<TextEdit>? Combined(MappingEntry own, OverrideKey key, string newLine) => (own.Value, key.Entry.Value) switch
    {
        (_, { Tag: not null }) => null,
        (SequenceNode { Items.IsEmpty: false } list, SequenceNode added) when !Replaced.Contains(key.Name) => ListMerge.Added(list, added.Items.Select(static item => item.At.Slice), newLine),
        (SequenceNode { Items.IsEmpty: false } list, MappingNode variables) => ListMerge.WithVariables(list, variables, newLine),
        (MappingNode { Entries.IsEmpty: false } mapping, MappingNode wanted) => ListMerge.WithEntries(mapping, wanted, newLine),
        _ => null,
    };
}
