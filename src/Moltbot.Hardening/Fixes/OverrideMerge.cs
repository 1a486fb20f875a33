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
    /// <returns>The new text; null where the file's structure does not allow it (services from an alias, or braces over several lines).</returns>
    public static string? Of(SourceFile file, SourceFile computed, bool isFirst)
    {
        var changes = Services(computed);
        var own = FlowExpansion.Of(file, changes.Select(static change => change.Key.Value).ToHashSet(StringComparer.Ordinal));
        var newLine = own.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var document = YamlReader.Read(own);
        if (document.Roots is [] or [ScalarNode { Value.Length: 0 }])
        {
            return Joined(own.Text, computed.Text, newLine);
        }

        if (document.Roots is not [MappingNode root] || YamlPlace.IsFlow(root))
        {
            return null;
        }

        if (root["services"] is not { } services)
        {
            return Joined(own.Text, computed.Text, newLine);
        }

        return services is MappingNode { Entries.IsEmpty: false } mapping && !YamlPlace.IsFlow(mapping)
            && Edits(mapping, changes, newLine, isFirst) is { } edits ? TextEdits.Apply(own.Text, edits) : null;
    }

    private static ImmutableArray<MappingEntry> Services(SourceFile computed) =>
        YamlReader.Read(computed).Roots is [MappingNode root] && root["services"] is MappingNode services ? services.Entries : [];

    private static string Joined(string own, string computed, string newLine)
    {
        var block = computed[computed.IndexOf("services:", StringComparison.Ordinal)..].ReplaceLineEndings(newLine);
        return own.Length == 0 || own.EndsWith('\n') ? own + block : own + newLine + block;
    }

    private static List<TextEdit>? Edits(MappingNode services, ImmutableArray<MappingEntry> changes, string newLine, bool isFirst)
    {
        var edits = new List<TextEdit>();
        var added = new List<string>();
        var indent = YamlPlace.Column(services.Entries[0].Key);
        var step = Math.Max(2, services.Entries.Select(static entry => entry.Value is MappingNode { Entries: [var first, ..] } block && !YamlPlace.IsFlow(block)
            ? YamlPlace.Column(first.Key) - YamlPlace.Column(entry.Key) : 0).FirstOrDefault(static each => each > 0));
        foreach (var change in changes)
        {
            if (change.Value is not MappingNode wanted)
            {
                continue;
            }

            var keys = OverrideKey.Of(wanted);
            if (services.Entries.FirstOrDefault(entry => entry.Key.Value == change.Key.Value) is not { } service)
            {
                added.Add(new string(' ', indent) + change.Key.At.Slice + ":");
                added.AddRange(keys.SelectMany(static key => key.Comments.Concat(key.Lines)).Select(line => new string(' ', indent + step) + line));
            }
            else if (ServiceMerge.Edits(service, keys, new string(' ', indent + step), newLine, isFirst) is { } made)
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
            var file = services.At.File;
            var end = YamlPlace.LineEnd(file.Text, Math.Max(services.At.Span.End, YamlPlace.End(services.Entries[^1])));
            edits.Add(new TextEdit(file.At(new TextSpan(end, 0)), string.Concat(added.Select(line => newLine + line))));
        }

        return edits;
    }
}
