namespace Moltbot.Hardening.Text.Yaml;

/// <summary>A collection that is being read. A frame is used again for the next collection on its level, so that a document costs one a level.</summary>
internal sealed class YamlFrame
{
    /// <summary>Up to so many keys are looked for one by one.</summary>
    private const int FewKeys = 8;

    private readonly List<YamlKey> keys = [];
    private Dictionary<string, int>? many;
    private bool isMapping;
    private bool waitsForValue;
    private int end;

    public bool IsFlow { get; private set; }

    /// <summary>The collection on the tape.</summary>
    public int Index { get; private set; }

    public int Start { get; private set; }

    /// <summary>The name of its anchor, or null.</summary>
    public string? Anchor { get; private set; }

    public bool RepeatsKeys { get; private set; }

    /// <summary>The end of the last child, or of the collection's first sign while there is none.</summary>
    public int End
    {
        get => Math.Max(end, Start);
        set => end = value;
    }

    /// <summary>Nodes in it when every alias is expanded.</summary>
    public long Expanded { get; set; }

    public bool WaitsForKey => isMapping && !waitsForValue;

    public void Open(int index, YamlItem item, bool isFlow, string? anchor)
    {
        (Index, Start, isMapping, IsFlow, Anchor) = (index, item.Start, item.Kind == YamlItemKind.Mapping, isFlow, anchor);
        (end, Expanded, waitsForValue, RepeatsKeys) = (0, 1, false, false);
        keys.Clear();
        many?.Clear();
    }

    /// <summary>Takes a key; returns the index of the earlier one of the same name, or -1.</summary>
    public int TakeKey(string name, int index)
    {
        waitsForValue = true;
        var earlier = keys.Count < FewKeys ? FindAmongFew(name) : FindAmongMany(name, index);
        keys.Add(new YamlKey(name, index));
        RepeatsKeys |= earlier >= 0;
        return earlier;
    }

    /// <summary>A key that no reader can use was met.</summary>
    public void PassKey() => waitsForValue = true;

    public void TakeValue() => waitsForValue = false;

    private int FindAmongFew(string name)
    {
        foreach (var key in keys)
        {
            if (key.Name == name)
            {
                return key.Index;
            }
        }

        return -1;
    }

    private int FindAmongMany(string name, int index)
    {
        many ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (many.Count == 0)
        {
            foreach (var key in keys)
            {
                many.TryAdd(key.Name, key.Index);
            }
        }

        return many.TryAdd(name, index) ? -1 : many[name];
    }
}
