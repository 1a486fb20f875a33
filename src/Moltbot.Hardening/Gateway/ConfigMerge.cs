using System.Collections.Immutable;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>How a gateway puts an included file under what includes it: objects key by key, lists one after the other, of anything else the later wins.</summary>
/// <param name="replaced">Takes what the later values stand in place of.</param>
internal sealed class ConfigMerge(ImmutableArray<ReplacedNode>.Builder replaced)
{
    public Node Over(Node below, Node above) => (below, above) switch
    {
        (MappingNode lower, MappingNode upper) => Objects(lower, upper),
        (SequenceNode lower, SequenceNode upper) => upper with { Items = lower.Items.AddRange(upper.Items) },
        (ScalarNode lower, _) => Instead(lower, above),
        _ => above,
    };

    private Node Instead(ScalarNode below, Node above)
    {
        replaced.Add(new ReplacedNode(below, above.At));
        return above;
    }

    private MappingNode Objects(MappingNode below, MappingNode above)
    {
        var entries = below.Entries.ToBuilder();
        foreach (var entry in above.Entries)
        {
            var known = LastIndex(entries, entry.Key.Value);
            if (known < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[known] = entry with { Value = Over(entries[known].Value, entry.Value) };
            }
        }

        return above with { Entries = entries.ToImmutable() };
    }

    private static int LastIndex(ImmutableArray<MappingEntry>.Builder entries, string key)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].Key.Value == key)
            {
                return i;
            }
        }

        return -1;
    }
}
