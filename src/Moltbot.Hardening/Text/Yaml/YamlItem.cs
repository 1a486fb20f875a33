using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>A node on a <see cref="YamlTape"/>. What is in a collection stands behind it, up to <see cref="Next"/>; keys and values of a mapping take turns.</summary>
/// <remarks>It holds no reference, so that a long document leaves nothing for the collector of garbage to follow while the parser fills the heap.</remarks>
internal struct YamlItem
{
    public int Start;
    public int End;

    /// <summary>The index of what stands behind this node and all in it.</summary>
    public int Next;

    /// <summary>The number of the <see cref="YamlAside"/> that belongs to it; 0 for none.</summary>
    public int Aside;
    public YamlItemKind Kind;

    /// <summary>A mapping: whether a key stands in it twice.</summary>
    public bool RepeatsKeys;

    /// <summary>A key that no reader can use; its value is passed over with it.</summary>
    public bool IsUnusable;

    private byte style;

    /// <summary>How a scalar is written.</summary>
    public ScalarStyle Style
    {
        readonly get => (ScalarStyle)style;
        set => style = (byte)value;
    }

    /// <summary>From the first unit of the value to the first after it.</summary>
    public readonly TextSpan Span => TextSpan.Between(Start, End);
}
