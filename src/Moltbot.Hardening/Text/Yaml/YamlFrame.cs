using System.Collections.Immutable;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>A collection that is being read.</summary>
internal sealed class YamlFrame(bool isMapping, bool isFlow, int start, YamlProperties properties)
{
    private readonly Dictionary<string, ScalarNode> keys = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Node>.Builder items = ImmutableArray.CreateBuilder<Node>();
    private readonly ImmutableArray<MappingEntry>.Builder entries = ImmutableArray.CreateBuilder<MappingEntry>();
    private bool skipsValue;
    private int end;

    public bool IsFlow => isFlow;

    public int Start => start;

    public YamlProperties Properties => properties;

    /// <summary>The end of the last child, or of the collection's first sign while there is none.</summary>
    public int End
    {
        get => Math.Max(end, start);
        set => end = value;
    }

    /// <summary>Nodes in it when every alias is expanded.</summary>
    public long Expanded { get; set; } = 1;

    /// <summary>The key that waits for its value.</summary>
    public ScalarNode? Key { get; private set; }

    public bool WaitsForKey => isMapping && Key is null && !skipsValue;

    /// <summary>Takes a key; returns the earlier one of the same name, if there is one.</summary>
    public ScalarNode? TakeKey(ScalarNode key)
    {
        Key = key;
        return keys.TryAdd(key.Value, key) ? null : keys[key.Value];
    }

    /// <summary>A key that no reader can use was met: its value goes nowhere.</summary>
    public void SkipValue() => skipsValue = true;

    public void TakeValue(Node value)
    {
        if (!isMapping)
        {
            items.Add(value);
        }
        else if (Key is { } key)
        {
            entries.Add(new MappingEntry(key, value));
        }

        Key = null;
        skipsValue = false;
    }

    public Node Close(SourceFile file, int stop)
    {
        var at = file.At(TextSpan.Between(start, stop));
        return isMapping
            ? new MappingNode(at, entries.ToImmutable()) { Tag = properties.Tag, TagAt = properties.TagAt, Anchor = properties.Anchor }
            : new SequenceNode(at, items.ToImmutable()) { Tag = properties.Tag, TagAt = properties.TagAt, Anchor = properties.Anchor };
    }
}
