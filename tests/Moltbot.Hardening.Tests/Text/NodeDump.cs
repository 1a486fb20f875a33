using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Tests.Text;

/// <summary>Every node of a document with its range, one a line.</summary>
internal static class NodeDump
{
    public static string Of(string text)
    {
        var document = YamlReader.Read(new SourceFile("f", "/f", text));
        var result = new StringBuilder();
        foreach (var root in document.Roots)
        {
            Write(result, root, 0, "");
        }

        foreach (var problem in document.Problems)
        {
            result.Append(problem.Kind).Append(' ').Append(Range(problem.At)).Append(' ').Append(problem.Message).Append('\n');
        }

        return result.ToString();
    }

    public static Problem Problem(string text) => Assert.Single(YamlReader.Read(new SourceFile("f", "/f", text)).Problems);

    private static void Write(StringBuilder result, Node node, int depth, string key)
    {
        result.Append(' ', depth * 2).Append(key);
        result.Append(node.Tag is null ? "" : $"{node.Tag}[{Range(node.TagAt ?? node.At)}] ").Append(node.Anchor is null ? "" : $"&{node.Anchor} ");
        result.Append(node switch
        {
            MappingNode => "map",
            SequenceNode => "list",
            AliasNode alias => $"*{alias.Name} of {Range(alias.Target.At)}",
            ScalarNode scalar => $"{scalar.Style} '{scalar.Value.Replace("\n", "\\n", StringComparison.Ordinal)}'",
            _ => "",
        }).Append(' ').Append(Range(node.At)).Append('\n');
        foreach (var entry in (node as MappingNode)?.Entries ?? [])
        {
            Write(result, entry.Value, depth + 1, $"{entry.Key.Value}[{Range(entry.Key.At)}]: ");
        }

        foreach (var item in (node as SequenceNode)?.Items ?? [])
        {
            Write(result, item, depth + 1, "- ");
        }
    }

    private static string Range(SourceLocation at) => $"{at.Start.Line}:{at.Start.Column}-{at.End.Line}:{at.End.Column}";
}
