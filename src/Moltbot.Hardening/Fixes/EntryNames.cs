using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>By what an entry of a service's list is known again in another list, however it is written.</summary>
internal static class EntryNames
{
    /// <summary>Whether two entries of a list are about the same thing: a port, a mount, a device.</summary>
    /// <param name="key">The service's key that holds the list.</param>
    /// <param name="one">An entry.</param>
    /// <param name="other">An entry of the other list.</param>
    public static bool AreOne(string key, Node one, Node other) => key switch
    {
        "ports" => Published(one) is { Length: > 0 } published && published == Published(other) || (Published(one).Length == 0 || Published(other).Length == 0) && Target(one) == Target(other),
        "volumes" => Part(one, 1, "target") is { Length: > 0 } target && target == Part(other, 1, "target"),
        "devices" => Part(one, 0, "source") is { Length: > 0 } source && source == Part(other, 0, "source"),
        _ => false,
    };

    /// <summary>Whether the new entry says all that the old one does, so that the old one's own words may stay. What a variable says is left to the proof of the models.</summary>
    public static bool Says(Node now, Node before) => (now, before) switch
    {
        (ScalarNode one, ScalarNode other) => one.Value == other.Value || (other.Value.Contains('$', StringComparison.Ordinal) && now.At.Slice.Trim('"') == other.Value),
        (MappingNode one, MappingNode other) => other.Entries.All(entry => one[entry.Key.Value] is { } value && SaysInside(value, entry.Value)),
        (SequenceNode one, SequenceNode other) => one.Items.Length == other.Items.Length && one.Items.Zip(other.Items).All(static pair => SaysInside(pair.First, pair.Second)),
        _ => false,
    };

    private static bool SaysInside(Node now, Node before) => Says(now, before) || before is ScalarNode variable && variable.Value.Contains('$', StringComparison.Ordinal);

    private static string Published(Node port) => Default(port is MappingNode mapping ? Text(mapping, "published") : Parts(port) is [.., var published, _] ? published : "");

    private static string Target(Node port) => (port is MappingNode mapping ? Text(mapping, "target") : Parts(port) is [.., var target] ? target : "").Split('/')[0];

    private static string Part(Node entry, int index, string name) => entry is MappingNode mapping ? Text(mapping, name) : Parts(entry) is var parts && parts.Count > index ? parts[index] : "";

    private static string Text(MappingNode mapping, string key) => mapping[key] is ScalarNode scalar ? scalar.Value : "";

    /// <summary>Of <c>${NAME:-value}</c> the value.</summary>
    private static string Default(string text) => text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? text[(dash + 1)..].TrimEnd('}') : text;

    /// <summary>The parts between colons that stand outside variables.</summary>
    private static List<string> Parts(Node entry)
    {
        var text = entry is ScalarNode scalar ? scalar.Value : "";
        var parts = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at = HoleText.Next(text, at))
        {
            if (text[at] == ':')
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}
