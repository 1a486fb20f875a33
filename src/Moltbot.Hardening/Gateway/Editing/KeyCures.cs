using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>What is done with a key that the version does not know, where its meaning is known. Each takes the configuration and the key's path.</summary>
internal static class KeyCures
{
    /// <summary>The version does by itself what the key asks for, or nothing of it.</summary>
    public static Fix? Remove(GatewayConfig config, string[] path) => ConfigFix.Safe("Remove it", ConfigEdits.Remove(config, path));

    /// <summary>The same, but for <c>false</c>: that asked for something else.</summary>
    public static Fix? RemoveTrue(GatewayConfig config, string[] path) => NodeAt(config, path) is ScalarNode { Style: ScalarStyle.Plain, Value: "true" } ? Remove(config, path) : null;

    /// <summary>The same value under another name beside it; where that is there, too, an empty one goes.</summary>
    public static Func<GatewayConfig, string[], Fix?> Rename(string name) => (config, path) =>
        ConfigFix.Safe($"Write {name}", ConfigEdits.Rename(config, name, path)) ?? (IsEmpty(NodeAt(config, path)) ? Remove(config, path) : null);

    /// <summary>The same value elsewhere.</summary>
    public static Func<GatewayConfig, string[], Fix?> MoveTo(params string[] to) => (config, path) => Move(config, path, to);

    /// <summary>The same value below another key, under its own name.</summary>
    public static Func<GatewayConfig, string[], Fix?> MoveInto(string section) => (config, path) => Move(config, path, [section, path[^1]]);

    /// <summary>A secret elsewhere: a reference as it is, a written one by its variable.</summary>
    public static Func<GatewayConfig, string[], Fix?> MoveSecretTo(string name, Func<Product, string> variable) => (config, path) =>
    {
        string[] to = [.. path[..^1], "auth", name];
        var isReference = NodeAt(config, path) is { } node && ConfigPath.Of(config, "", null, node).IsKnownOnHostOnly;
        return isReference
            ? Move(config, path, to)
            : SecretFix.Told(ConfigFix.Safe($"Refer to {variable(config.Product)}", ConfigEdits.Move(config, path, to, SafeSettings.Secret(config.Schema, variable(config.Product), to))), variable(config.Product), wasWritten: true);
    };

    /// <summary>Another member in its place, unless its key is there already.</summary>
    public static Func<GatewayConfig, string[], Fix?> Become(string key, object value) => (config, path) =>
        ConfigFix.Safe($"Write {key}", ConfigEdits.Substitute(config, new JsonMember(key, value), path)) ?? Remove(config, path);

    /// <summary><c>groupAllowlist</c>: groups become keys of <c>groups</c>, people go to <c>groupAllowFrom</c>; of a mixture only its author knows.</summary>
    public static Fix? GroupAllowlist(GatewayConfig config, string[] path)
    {
        if (NodeAt(config, path) is not SequenceNode list || list.Items.Any(static item => item is not ScalarNode { Style: not ScalarStyle.Hole }))
        {
            return null;
        }

        var names = list.Items.Select(static item => ((ScalarNode)item).Value).Distinct().ToImmutableArray();
        var channel = path[1];
        return names.IsEmpty ? Remove(config, path)
            : names.All(name => name != "*" && AddressForms.GroupFault(channel, name) is null)
                ? ConfigFix.Safe("Admit the groups", ConfigEdits.Substitute(config, new JsonMember("groups", names.Select(static name => JsonMember.Of(name, SafeSettings.Mention)).ToImmutableArray()), path))
            : names.All(name => AddressForms.GroupFault(channel, name) is not null && AddressForms.PersonFault(config, channel, name, byName: false) is null) ? Rename("groupAllowFrom")(config, path)
            : null;
    }

    /// <summary><c>requireMentionInGroups</c>: what holds for every group where none is named; where groups are named a mention is the default.</summary>
    public static Fix? MentionInGroups(GatewayConfig config, string[] path) => HasGroups(config, path[..^1])
        ? Remove(config, path)
        : ConfigFix.Safe("Ask for a mention", ConfigEdits.Substitute(config, EveryGroup, path)) ?? Remove(config, path);

    /// <summary><c>groupPolicy: "mention-only"</c>: the people that are named, and only when they mention the assistant.</summary>
    public static Fix? MentionOnly(GatewayConfig config, string[] path)
    {
        var channel = path[..^1];
        var policy = ConfigEdits.Set(config, SafeSettings.GroupPolicy, path);
        var isSaid = HasGroups(config, channel) || config[[.. channel, "requireMentionInGroups"]] is { IsAbsent: false };
        return ChannelFix.Named(ConfigFix.Safe("Write allowlist", isSaid ? policy : ConfigEdits.Both(policy, ConfigEdits.Set(config, EveryGroup.Value, [.. channel, EveryGroup.Key]))));
    }

    /// <summary>A word that has become an object with the word as its mode.</summary>
    public static Fix? ModeOf(GatewayConfig config, string[] path) => NodeAt(config, path) is ScalarNode { Style: not ScalarStyle.Hole } word
        ? ConfigFix.Safe("Write it as mode", ConfigEdits.Set(config, ImmutableArray.Create(new JsonMember("mode", word.Value)), path))
        : null;

    /// <summary>A list of objects with an <c>id</c> each that has become an object with the ids as keys.</summary>
    public static Func<GatewayConfig, string[], Fix?> ById(string name) => (config, path) =>
    {
        if (NodeAt(config, path) is not SequenceNode list || ConfigEdits.Rename(config, name, path) is not { } edits)
        {
            return null;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is not MappingNode item || item.At.File.FullPath != list.At.File.FullPath || config[[.. path, $"{i}", "id"]].Node is not ScalarNode { Style: not ScalarStyle.Hole } id || !known.Add(id.Value)
                || ConfigEdits.Remove(config, [.. path, $"{i}", "id"]) is not { } removal)
            {
                return null;
            }

            edits = [.. edits, ConfigEdits.KeyBefore(config, item, id.Value), .. removal];
        }

        var (file, span) = (list.At.File, list.At.Span);
        return ConfigFix.Safe($"Write {name}", [.. edits, new TextEdit(file.At(new TextSpan(span.Offset, 1)), "{"), new TextEdit(file.At(new TextSpan(span.End - 1, 1)), "}")]);
    };

    private static JsonMember EveryGroup { get; } = JsonMember.Of("groups", JsonMember.Of("*", SafeSettings.Mention));

    private static Fix? Move(GatewayConfig config, string[] path, string[] to) => ConfigFix.Safe($"Move it to {string.Join('.', to)}", ConfigEdits.Move(config, path, to));

    private static bool HasGroups(GatewayConfig config, string[] channel) =>
        !IsEmpty(NodeAt(config, [.. channel, "groups"])) || (NodeAt(config, [.. channel, "groupAllowlist"]) is { } list && !IsEmpty(list));

    private static bool IsEmpty(Node? node) => node is null or MappingNode { Entries.IsEmpty: true } or SequenceNode { Items.IsEmpty: true };

    private static Node? NodeAt(GatewayConfig config, string[] path) => config[path].Node;
}
