using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>Puts a computed override into a file of the project's own: only the lines of the keys that change, everything else as it stands.</summary>
/// <remarks>Whether the result means the same as the file with the computed one behind it is proven afterwards, by the model of both.</remarks>
internal static class OverrideMerge
{
    /// <param name="file">The project's file.</param>
    /// <param name="computed">The computed override.</param>
    /// <param name="isFirst">No file of the set stands before this one.</param>
    /// <returns>The new text; null where the file's structure does not allow it (a service from an alias, or braces over several lines).</returns>
    public static string? Of(SourceFile file, SourceFile computed, bool isFirst)
    {
        var sections = YamlReader.Read(computed).Roots is [MappingNode wanted] ? wanted.Entries : [];
        var own = new OwnFile(sections.Aggregate(file, static (expanded, section) => FlowExpansion.Of(expanded, section)), isFirst);
        return YamlReader.Read(own.File).Roots switch
        {
            [] or [ScalarNode { Value.Length: 0 }] => TextEdits.Apply(own.File.Text, [Appended(own, sections, "")]),
            [MappingNode { Entries.IsEmpty: false } root] when !YamlPlace.IsFlow(root) && Edits(own, root, sections) is { } edits => TextEdits.Apply(own.File.Text, edits),
            _ => null,
        };
    }

    /// <summary>The edits in the sections that the file has, and those that it lacks at its end; null where one cannot be edited.</summary>
    private static List<TextEdit>? Edits(OwnFile own, MappingNode root, ImmutableArray<MappingEntry> sections)
    {
        var edits = new List<TextEdit>();
        var missing = ImmutableArray.CreateBuilder<MappingEntry>();
        foreach (var section in sections)
        {
            if (root.Entries.FirstOrDefault(entry => entry.Key.Value == section.Key.Value) is not { } present)
            {
                missing.Add(section);
            }
            else if (SectionMerge.Edits(own, present, section) is { } made)
            {
                edits.AddRange(made);
            }
            else
            {
                return null;
            }
        }

        if (missing.Count > 0)
        {
            edits.Add(Appended(own, missing.ToImmutable(), new string(' ', YamlPlace.Column(root.Entries[0].Key))));
        }

        return edits;
    }

    /// <summary>Whole sections behind all that the file says.</summary>
    private static TextEdit Appended(OwnFile own, ImmutableArray<MappingEntry> sections, string indent)
    {
        var lines = sections.SelectMany(static section => YamlPlace.Lines(section)).Select(line => indent + line + own.NewLine);
        var isWhole = own.File.Text.Length == 0 || own.File.Text.EndsWith('\n');
        return new TextEdit(own.File.At(new TextSpan(own.File.Text.Length, 0)), (isWhole ? "" : own.NewLine) + string.Concat(lines));
    }
}
