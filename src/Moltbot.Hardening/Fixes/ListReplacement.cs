using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>Puts another list in the place of one: entries that stay keep their words and their comments, a comment that stands alone stays, that of an entry which goes, goes with it.</summary>
internal static class ListReplacement
{
    /// <returns>Null where the value is no block list or mapping, or becomes something else.</returns>
    public static TextEdit? Of(OwnFile file, MappingEntry own, OverrideKey key)
    {
        if (own.Value.Tag == "!reset" || ListedEntry.Of(file, own) is not { } before || Entries(own.Value, key.Entry.Value) is not { } now)
        {
            return null;
        }

        var (indent, inner) = Indents(file.File.Text, own);
        var dash = own.Value is SequenceNode ? "- " : "";
        var body = Body(key.Name, before, now).ToList();
        var isGone = now.IsEmpty;
        string[] lines =
        [
            .. key.CommentsAt(file.File.Text, YamlPlace.LineStart(file.File.Text, own.Key.At.Span.Offset)),
            .. isGone ? body.Select(static line => line.Text) : [],
            (isGone ? key.Lines[0] : Header(own, key)) + OnKeyLine(file, own),
            .. isGone ? key.Lines[1..] : [],
        ];
        var text = string.Join(file.NewLine + indent, lines)
            + string.Concat(isGone ? [] : body.Select(line => file.NewLine + (line.Text.Length == 0 ? "" : inner + (line.IsEntry ? dash : "") + line.Text)));
        return new TextEdit(Place(file.File, own), text);
    }

    /// <summary>Takes the lines of an entry out, with the line end before them; the comments in it that stand alone stay.</summary>
    public static TextEdit Removal(OwnFile file, MappingEntry own)
    {
        var text = file.File.Text;
        var start = YamlPlace.LineStart(text, own.Key.At.Span.Offset);
        var kept = (ListedEntry.Of(file, own) ?? []).SelectMany(static entry => entry.Remarks);
        return new TextEdit(
            file.File.At(TextSpan.Between(start == 0 ? 0 : YamlPlace.LineEnd(text, YamlPlace.LineStart(text, start - 1)), YamlPlace.LineEnd(text, YamlPlace.End(own)))),
            string.Concat(kept.Select(line => file.NewLine + text[start..own.Key.At.Span.Offset] + line)));
    }

    /// <summary>From the key to the end of the last line, the comment there included.</summary>
    private static SourceLocation Place(SourceFile file, MappingEntry own) => file.At(TextSpan.Between(own.Key.At.Span.Offset, YamlPlace.LineEnd(file.Text, YamlPlace.End(own))));

    /// <summary>What the new value holds, in the form that the old one has: each entry's node, value and text.</summary>
    private static ImmutableArray<(Node Node, Node Value, string Text)>? Entries(Node own, Node wanted) => (own, wanted) switch
    {
        (_, SequenceNode { Items.IsEmpty: true } or MappingNode { Entries.IsEmpty: true } or ScalarNode) => [],
        (SequenceNode, SequenceNode list) => [.. list.Items.Select(static item => (item, item, item.At.Slice))],
        (MappingNode, MappingNode mapping) => [.. mapping.Entries.Select(static entry => ((Node)entry.Key, entry.Value, $"{entry.Key.At.Slice}: {entry.Value.At.Slice}".TrimEnd()))],
        (SequenceNode, MappingNode variables) => [.. variables.Entries.Select(Variable)],
        _ => null,
    };

    /// <summary>A variable of a mapping as an item of a list.</summary>
    private static (Node Node, Node Value, string Text) Variable(MappingEntry entry)
    {
        var value = entry.Value is ScalarNode { Value.Length: > 0 } scalar ? $"{entry.Key.Value}={scalar.Value}" : entry.Key.Value;
        var item = new ScalarNode(entry.Value.At, value, ScalarStyle.DoubleQuoted);
        return (item, item, entry.Key.Value == value ? value : YamlText.Template(value));
    }

    private static string Header(MappingEntry own, OverrideKey key) =>
        own.Key.At.Slice + ":" + (key.Lines[0].Contains(": !override", StringComparison.Ordinal) ? " !override" : "");

    /// <summary>The comment behind the key itself.</summary>
    private static string OnKeyLine(OwnFile file, MappingEntry own) =>
        file.Comments.FirstOrDefault(comment => comment.At.Span.Offset > own.Key.At.Span.End && comment.At.Span.Offset <= YamlPlace.LineEnd(file.File.Text, own.Key.At.Span.End)) is { } comment ? " " + comment.At.Slice : "";

    /// <summary>The indentation of the key, and of what stands below it.</summary>
    private static (string Key, string Entries) Indents(string text, MappingEntry own)
    {
        var start = YamlPlace.LineStart(text, own.Value.At.Span.Offset);
        var column = own.Value is SequenceNode ? text.IndexOf('-', start) - start : own.Value.At.Span.Offset - start;
        return (new string(' ', YamlPlace.Column(own.Key)), new string(' ', column));
    }

    private static IEnumerable<(string Text, bool IsEntry)> Body(string key, ImmutableArray<ListedEntry> before, ImmutableArray<(Node Node, Node Value, string Text)> now)
    {
        var pairs = Pairs(key, before, now);
        var told = 0;
        for (var i = 0; i < now.Length; i++)
        {
            if (pairs[i] is not { } entry)
            {
                yield return (now[i].Text, true);
                continue;
            }

            for (; told < before.IndexOf(entry); told++)
            {
                foreach (var line in before[told].Remarks)
                {
                    yield return (line, false);
                }
            }

            told = Math.Max(told, before.IndexOf(entry) + 1);
            foreach (var line in entry.Alone.Concat(entry.Above))
            {
                yield return (line, false);
            }

            var text = EntryNames.Says(now[i].Value, entry.Value) ? entry.Text : now[i].Text;
            yield return (entry.Behind.Length == 0 ? text : $"{text} {entry.Behind}", true);
        }

        foreach (var line in before.Skip(told).SelectMany(static entry => entry.Remarks))
        {
            yield return (line, false);
        }
    }

    /// <summary>For each new entry the old one that it was: of the same words first, then of the same thing.</summary>
    private static ListedEntry?[] Pairs(string key, ImmutableArray<ListedEntry> before, ImmutableArray<(Node Node, Node Value, string Text)> now)
    {
        var pairs = new ListedEntry?[now.Length];
        var left = before.ToList();
        foreach (var areOne in new Func<Node, Node, bool>[] { AreSame, (one, other) => EntryNames.AreOne(key, one, other) })
        {
            for (var i = 0; i < now.Length; i++)
            {
                pairs[i] ??= left.Find(entry => areOne(now[i].Node, entry.Node));
                if (pairs[i] is { } found)
                {
                    left.Remove(found);
                }
            }
        }

        return pairs;
    }

    private static bool AreSame(Node one, Node other) => one is ScalarNode now && other is ScalarNode before ? now.Value == before.Value : EntryNames.Says(one, other);
}
