using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>The nodes of a file in the order in which they stand there, one behind the other. Valid: keys have values, aliases have targets.</summary>
/// <remarks>Texts are cut out when they are asked for, and a short one that was just cut out is given again.</remarks>
internal sealed class YamlTape(SourceFile file)
{
    private const int ItemsInChunk = 128;

    private readonly List<YamlItem[]> chunks = [];
    private readonly List<YamlAside> asides = [];
    private readonly RecentTexts texts = new();

    public SourceFile File => file;

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The outermost node of each document.</summary>
    public List<int> Roots { get; } = [];

    /// <summary>What could not be taken.</summary>
    public List<Problem> Problems { get; } = [];

    public ref YamlItem this[int index] => ref chunks[index / ItemsInChunk][index % ItemsInChunk];

    /// <summary>Puts a node behind the last one; gives its index.</summary>
    public int Add(YamlItem item, YamlAside? aside)
    {
        if (Count == chunks.Count * ItemsInChunk)
        {
            chunks.Add(new YamlItem[ItemsInChunk]);
        }

        if (aside is not null)
        {
            asides.Add(aside);
            item.Aside = asides.Count;
        }

        item.Next = Count + 1;
        this[Count] = item;
        return Count++;
    }

    /// <summary>Where the node's value stands.</summary>
    public SourceLocation At(int index) => file.At(this[index].Span);

    /// <summary>Tag and anchor of a node, where it has one.</summary>
    public NodeProperties? Properties(int index) => Aside(index)?.Properties;

    /// <summary>The node that an alias stands for.</summary>
    public int Target(int alias) => Aside(alias)?.Target ?? 0;

    /// <summary>The name that an alias is written with.</summary>
    public string Name(int alias) => file.Slice(this[alias].Span)[1..];

    /// <summary>The value of a scalar.</summary>
    public string Text(int scalar)
    {
        ref var item = ref this[scalar];
        return Aside(scalar)?.Value ?? texts.Of(Written(item));
    }

    /// <summary>Whether a scalar's value stands in the text as it is, its quotes left out.</summary>
    public bool IsWritten(YamlItem scalar, string value) => Written(scalar).SequenceEqual(value);

    /// <summary>The scalar that a key is: itself, or the one that an alias stands for; -1 where it is a collection.</summary>
    public int KeyScalar(int key)
    {
        var index = this[key].Kind == YamlItemKind.Alias ? Target(key) : key;
        return this[index].Kind == YamlItemKind.Scalar ? index : -1;
    }

    /// <summary>The keys of a mapping with their values.</summary>
    public YamlEntries Entries(int mapping) => new(this, mapping);

    /// <summary>The last value of a key in a mapping, or -1.</summary>
    public int Find(int mapping, string name)
    {
        var found = -1;
        for (var entries = Entries(mapping); entries.MoveNext();)
        {
            found = Text(KeyScalar(entries.Key)) == name ? entries.Value : found;
        }

        return found;
    }

    private YamlAside? Aside(int index) => this[index].Aside is var number and > 0 ? asides[number - 1] : null;

    private ReadOnlySpan<char> Written(YamlItem scalar)
    {
        var written = file.Text.AsSpan(scalar.Start, scalar.Span.Length);
        return scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted && written.Length > 1 ? written[1..^1] : written;
    }
}
