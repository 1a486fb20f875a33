using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>A collection that is being read. A frame is used again for the next collection on its level, so that a document costs one a level.</summary>
internal sealed class YamlFrame
{
    /// <summary>Up to so many keys are looked for one by one.</summary>
    private const int FewKeys = 8;

    private readonly List<Node> items = [];
    private readonly List<MappingEntry> entries = [];
    private Dictionary<string, ScalarNode>? keys;
    private bool isMapping;
    private bool skipsValue;
    private bool repeatsKeys;
    private int end;

    public bool IsFlow { get; private set; }

    public int Start { get; private set; }

    public YamlProperties Properties { get; private set; }

    /// <summary>The end of the last child, or of the collection's first sign while there is none.</summary>
    public int End
    {
        get => Math.Max(end, Start);
        set => end = value;
    }

    /// <summary>Nodes in it when every alias is expanded.</summary>
    public long Expanded { get; set; }

    /// <summary>The key that waits for its value.</summary>
    public ScalarNode? Key { get; private set; }

    public bool WaitsForKey => isMapping && Key is null && !skipsValue;

    public void Open(bool asMapping, bool asFlow, YamlProperties properties)
    {
        (isMapping, IsFlow, Start, Properties) = (asMapping, asFlow, properties.ValueStart, properties);
        (end, Expanded, Key, skipsValue, repeatsKeys) = (0, 1, null, false, false);
        items.Clear();
        entries.Clear();
        keys?.Clear();
    }

    /// <summary>Takes a key; returns the earlier one of the same name, if there is one.</summary>
    public ScalarNode? TakeKey(ScalarNode key)
    {
        Key = key;
        var earlier = entries.Count < FewKeys ? FindAmongFew(key.Value) : FindAmongMany(key);
        repeatsKeys |= earlier is not null;
        return earlier;
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
        var at = file.At(TextSpan.Between(Start, stop));
        return isMapping
            ? new MappingNode(at, [.. entries]) { Properties = Properties.Node, RepeatsKeys = repeatsKeys }
            : new SequenceNode(at, [.. items]) { Properties = Properties.Node };
    }

    private ScalarNode? FindAmongFew(string name)
    {
        foreach (var entry in entries)
        {
            if (entry.Key.Value == name)
            {
                return entry.Key;
            }
        }

        return null;
    }

    private ScalarNode? FindAmongMany(ScalarNode key)
    {
        keys ??= new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            foreach (var entry in entries)
            {
                keys.TryAdd(entry.Key.Value, entry.Key);
            }
        }

        return keys.TryAdd(key.Value, key) ? null : keys[key.Value];
    }
}
