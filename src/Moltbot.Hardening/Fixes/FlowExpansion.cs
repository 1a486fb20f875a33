using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>Writes services and other entries that stand in <c>{…}</c> on one line as blocks, so that lines can be put into them.</summary>
internal static class FlowExpansion
{
    /// <summary>The file with a section (<c>services</c>), and those of its entries that are to be changed, as blocks; the same one where they are.</summary>
    /// <param name="file">The project's file.</param>
    /// <param name="section">The section of the computed override.</param>
    public static SourceFile Of(SourceFile file, MappingEntry section)
    {
        if (YamlReader.Read(file).Roots is not [MappingNode root] || root.Entries.FirstOrDefault(entry => entry.Key.Value == section.Key.Value) is not { Value: MappingNode { Entries.IsEmpty: false } all } own)
        {
            return file;
        }

        if (YamlPlace.IsFlow(all))
        {
            return Block(file, own, "  ") is { } expanded ? Of(expanded, section) : file;
        }

        var flow = all.Entries.FirstOrDefault(each => (section.Value as MappingNode)?[each.Key.Value] is not null && each.Value is MappingNode { Entries.IsEmpty: false } && YamlPlace.IsFlow(each.Value));
        return flow is null ? file
            : Block(file, flow, new string(' ', YamlPlace.Column(flow.Key) + 2)) is { } next ? Of(next, section) : file;
    }

    private static SourceFile? Block(SourceFile file, MappingEntry entry, string indent)
    {
        if (entry.Value is not MappingNode mapping || mapping.Anchor is not null || mapping.Tag is not null || mapping.At.Slice.Contains('\n', StringComparison.Ordinal)
            || YamlPlace.IsFlow(entry.Key) || file.Text.AsSpan(YamlPlace.LineStart(file.Text, entry.Key.At.Span.Offset), YamlPlace.Column(entry.Key)).Trim().Length > 0)
        {
            return null;
        }

        var newLine = YamlPlace.NewLine(file.Text);
        var lines = mapping.Entries.Select(each => newLine + indent + file.Text[each.Key.At.Span.Offset..YamlPlace.End(each)].TrimEnd());
        var start = entry.Key.At.Span.End + 1;
        var edit = new TextEdit(file.At(TextSpan.Between(start, mapping.At.Span.End)), string.Concat(lines));
        return TextEdits.Apply(file.Text, [edit]) is { } text ? new SourceFile(file.Path, file.FullPath, text) : null;
    }
}
