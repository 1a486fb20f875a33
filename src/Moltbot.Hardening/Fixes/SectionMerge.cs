using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>The edits that give a top-level section of the project's file (<c>services</c>, <c>secrets</c>) the entries of a computed one.</summary>
internal static class SectionMerge
{
    private const int UsualStep = 2;

    /// <param name="file">The project's file.</param>
    /// <param name="own">The section in it.</param>
    /// <param name="computed">The same section of the computed override.</param>
    /// <returns>Null where the section or one of its entries is an alias, or braces over several lines.</returns>
    public static List<TextEdit>? Edits(OwnFile file, MappingEntry own, MappingEntry computed)
    {
        var changes = computed.Value is MappingNode wanted ? wanted.Entries : [];
        if (ServiceMerge.IsEmpty(own.Value))
        {
            var indent = new string(' ', YamlPlace.Column(own.Key) + UsualStep);
            return [ServiceMerge.AtEmpty(own, string.Concat(changes.SelectMany(change => Block(change, indent, UsualStep)).Select(line => file.NewLine + line)))];
        }

        return own.Value is MappingNode { Entries.IsEmpty: false } section && !YamlPlace.IsFlow(section) ? Edits(file, section, changes) : null;
    }

    private static List<TextEdit>? Edits(OwnFile file, MappingNode section, ImmutableArray<MappingEntry> changes)
    {
        var edits = new List<TextEdit>();
        var added = new List<string>();
        var indent = new string(' ', YamlPlace.Column(section.Entries[0].Key));
        var step = Step(section);
        foreach (var change in changes)
        {
            if (section.Entries.FirstOrDefault(entry => entry.Key.Value == change.Key.Value) is not { } entry)
            {
                added.AddRange(Block(change, indent, step));
            }
            else if (ServiceMerge.Edits(file, entry, Keys(change), indent + new string(' ', step)) is { } made)
            {
                edits.AddRange(made);
            }
            else
            {
                return null;
            }
        }

        if (added.Count > 0)
        {
            var end = YamlPlace.LineEnd(file.File.Text, Math.Max(section.At.Span.End, YamlPlace.End(section.Entries[^1])));
            edits.Add(new TextEdit(file.File.At(new TextSpan(end, 0)), string.Concat(added.Select(line => file.NewLine + line))));
        }

        return edits;
    }

    /// <summary>How far the file's author indents what stands below an entry.</summary>
    private static int Step(MappingNode section) => Math.Max(UsualStep, section.Entries.Select(static entry => entry.Value is MappingNode { Entries: [var first, ..] } block && !YamlPlace.IsFlow(block)
        ? YamlPlace.Column(first.Key) - YamlPlace.Column(entry.Key) : 0).FirstOrDefault(static each => each > 0));

    private static ImmutableArray<OverrideKey> Keys(MappingEntry change) => change.Value is MappingNode wanted ? OverrideKey.Of(wanted) : [];

    private static IEnumerable<string> Block(MappingEntry change, string indent, int step) =>
        Keys(change).SelectMany(static key => key.Comments.Concat(key.Lines)).Select(line => indent + new string(' ', step) + line).Prepend(indent + change.Key.At.Slice + ":");
}
