using System.Collections.Immutable;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>A key of a service in a computed override.</summary>
/// <param name="Comments">The lines above it, without indentation.</param>
/// <param name="Entry">Key and value, as read from the computed text.</param>
/// <param name="Lines">The lines of the entry, without the indentation of its key.</param>
internal sealed record OverrideKey(ImmutableArray<string> Comments, MappingEntry Entry, ImmutableArray<string> Lines)
{
    public string Name => Entry.Key.Value;

    /// <summary>The keys of a service, in their order.</summary>
    public static ImmutableArray<OverrideKey> Of(MappingNode service) => [.. service.Entries.Select(static entry => Of(entry))];

    /// <summary>The same for a file that nothing stands before: there is no earlier value that it has to replace.</summary>
    public OverrideKey Alone => Entry.Value.Tag != "!override" ? this
        : this with { Lines = Lines.SetItem(0, Lines[0].Replace(": !override", ":", StringComparison.Ordinal)) };

    /// <summary>The same where the file took an earlier value away (<c>!reset</c>): that one stays away.</summary>
    public OverrideKey InPlaceOfEarlier => Entry.Value is ScalarNode || Entry.Value.Tag is not null ? this
        : this with { Lines = Lines.SetItem(0, Lines[0].Insert(Entry.Key.At.Span.Length + 1, " !override")) };

    /// <summary>The key is to be gone.</summary>
    public bool IsRemoval => Entry.Value.Tag == "!reset";

    /// <summary>The comments that do not stand above a line already.</summary>
    public IEnumerable<string> CommentsAt(string text, int lineStart)
    {
        var above = lineStart == 0 ? "" : text[YamlPlace.LineStart(text, lineStart - 1)..(lineStart - 1)].Trim();
        return Comments.Where(comment => comment != above);
    }

    private static OverrideKey Of(MappingEntry entry)
    {
        var file = entry.Key.At.File;
        var start = YamlPlace.LineStart(file.Text, entry.Key.At.Span.Offset);
        var comments = new List<string>();
        while (start > 0 && YamlPlace.LineStart(file.Text, start - 1) is var above && file.Text[above..(start - 1)].Trim() is ['#', ..] comment)
        {
            comments.Insert(0, comment);
            start = above;
        }

        return new OverrideKey([.. comments], entry, [.. YamlPlace.Lines(entry)]);
    }
}
