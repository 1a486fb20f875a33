using System.Collections.Immutable;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>A tape as a tree of nodes, for those who edit a file or look around in it.</summary>
internal sealed class YamlTree(YamlTape tape)
{
    /// <summary>The nodes that an alias may stand for.</summary>
    private readonly Dictionary<int, Node> anchored = [];

    public static Document Of(YamlTape tape)
    {
        var tree = new YamlTree(tape);
        var roots = ImmutableArray.CreateBuilder<Node>(tape.Roots.Count);
        foreach (var root in tape.Roots)
        {
            roots.Add(tree.Make(root));
        }

        return new Document(tape.File, roots.MoveToImmutable(), [.. tape.Problems]);
    }

    private Node Make(int index)
    {
        Node made = tape[index].Kind switch
        {
            YamlItemKind.Mapping => new MappingNode(tape.At(index), Entries(index)) { Properties = tape.Properties(index), RepeatsKeys = tape[index].RepeatsKeys },
            YamlItemKind.Sequence => new SequenceNode(tape.At(index), Items(index)) { Properties = tape.Properties(index) },
            YamlItemKind.Alias => new AliasNode(tape.At(index), tape.Name(index), anchored[tape.Target(index)]),
            _ => Scalar(index),
        };
        if (made.Anchor is not null)
        {
            anchored[index] = made;
        }

        return made;
    }

    private ScalarNode Scalar(int index) => new(tape.File, tape[index].Span, tape.Text(index), tape[index].Style) { Properties = tape.Properties(index) };

    private ImmutableArray<Node> Items(int sequence)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        for (var item = sequence + 1; item < tape[sequence].Next; item = tape[item].Next)
        {
            items.Add(Make(item));
        }

        return items.ToImmutable();
    }

    private ImmutableArray<MappingEntry> Entries(int mapping)
    {
        var made = ImmutableArray.CreateBuilder<MappingEntry>();
        for (var entries = tape.Entries(mapping); entries.MoveNext();)
        {
            made.Add(new MappingEntry(Key(entries.Key), Make(entries.Value)));
        }

        return made.ToImmutable();
    }

    /// <summary>An alias that is a key stands for the scalar, at its own place.</summary>
    private ScalarNode Key(int key)
    {
        var node = Make(key);
        return node as ScalarNode ?? (ScalarNode)((AliasNode)node).Target with { At = node.At };
    }
}
