using System.Globalization;
using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>Walks a configuration along keys.</summary>
internal static class ConfigPath
{
    public static ConfigValue Find(GatewayConfig config, params ReadOnlySpan<string> path)
    {
        var pointer = JsonPointer.Of(path);
        var node = config.Root;
        ScalarNode? key = null;
        var above = config.Root is null ? config.File.Start : Opening(config.Root);
        var isRefused = false;
        var mayBeIncluded = !config.IsComplete;
        foreach (var step in path)
        {
            if (node is ScalarNode { Style: ScalarStyle.Hole } hole)
            {
                return new ConfigValue(ConfigValueKind.Hole, pointer, hole.At) { Node = hole, Key = key };
            }

            isRefused |= node is not null && Refuses(config, node);
            if (node is SequenceNode list && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length)
            {
                (node, key) = (list.Items[index], null);
                continue;
            }

            var entry = (node as MappingNode)?.Entries.LastOrDefault(entry => entry.Key.Value == step);
            mayBeIncluded |= node is MappingNode { Entries: var beside } && beside.Any(static other => other.Key.Style == ScalarStyle.Hole || other.Key.Value == SchemaCheck.Include);
            if (entry is null)
            {
                return new ConfigValue(mayBeIncluded ? ConfigValueKind.Unknown : ConfigValueKind.Absent, pointer, above) { IsRefused = isRefused };
            }

            (node, key, above) = (entry.Value, entry.Key, entry.Key.At);
        }

        return node is null
            ? new ConfigValue(ConfigValueKind.Unknown, pointer, above)
            : Of(config, pointer, key, node) with { IsRefused = isRefused || Refuses(config, node) };
    }

    /// <summary>A node as a value.</summary>
    public static ConfigValue Of(GatewayConfig config, string pointer, ScalarNode? key, Node node)
    {
        var value = new ConfigValue(ConfigValueKind.Collection, pointer, node.At) { Node = node, Key = key, IsRefused = Refuses(config, node) };
        return node switch
        {
            MappingNode secret when SecretSource(secret) is { } source => value with
            {
                Kind = ConfigValueKind.SecretReference,
                Variable = source == "env" ? (secret["id"] as ScalarNode)?.Value : null,
            },
            not ScalarNode => value,
            ScalarNode { Style: ScalarStyle.Hole } => value with { Kind = ConfigValueKind.Hole },
            ScalarNode { Style: ScalarStyle.Plain, Value: "null" } => value with { Kind = ConfigValueKind.Absent },
            ScalarNode { Style: ScalarStyle.Plain } plain => value with { Kind = ConfigValueKind.Literal, Text = plain.Value },
            ScalarNode text => OfText(config, value, text.Value),
        };
    }

    /// <summary>The items of a list, or the members of an object, each under its own pointer.</summary>
    public static IEnumerable<ConfigValue> Children(GatewayConfig config, ConfigValue value) => value.Node switch
    {
        SequenceNode list => list.Items.Select((item, i) => Of(config, JsonPointer.Append(value.Pointer, i.ToString(CultureInfo.InvariantCulture)), null, item)),
        MappingNode found => found.Entries.Where(entry => entry.Key.Style != ScalarStyle.Hole && ReferenceEquals(found[entry.Key.Value], entry.Value))
            .Select(entry => Of(config, JsonPointer.Append(value.Pointer, entry.Key.Value), entry.Key, entry.Value)),
        _ => [],
    };

    private static ConfigValue OfText(GatewayConfig config, ConfigValue value, string text)
    {
        if (EnvReferences.Any(text))
        {
            return value with { Kind = ConfigValueKind.EnvReference, Variable = EnvReferences.Whole(text) };
        }

        if (config.IsTemplate && TemplatePlaceholders.Any(text))
        {
            return value with { Kind = ConfigValueKind.Hole };
        }

        return IsShortReference(config, value.Pointer, text)
            ? value with { Kind = ConfigValueKind.SecretReference, Variable = text[1..] }
            : value with { Kind = ConfigValueKind.Literal, Text = text };
    }

    /// <summary>The gateway's secret references also have the form <c>"$NAME"</c>, in OpenClaw and only where a secret is expected.</summary>
    private static bool IsShortReference(GatewayConfig config, string pointer, string text) =>
        text is ['$', _, ..] && EnvReferences.Any($"${{{text[1..]}}}")
        && config.Schema.At(pointer[1..].Split('/')) is UnionSchema union
        && union.Branches.Any(branch => config.Schema.Resolve(branch) is UnionSchema or ObjectSchema);

    private static string? SecretSource(MappingNode node) =>
        node["source"] is ScalarNode source && node["id"] is ScalarNode ? source.Value : null;

    /// <summary>A key that the examined release does not know may be in force in another one.</summary>
    private static bool Refuses(GatewayConfig config, Node node) =>
        config.Issues.Any(issue => ReferenceEquals(issue.Node, node) && issue.Kind is not SchemaIssueKind.MissingKey and not SchemaIssueKind.Contradiction
            && (issue.Kind != SchemaIssueKind.UnknownKey || config.IsExaminedVersion));

    private static SourceLocation Opening(Node root) => root.At.File.At(new TextSpan(root.At.Span.Offset, Math.Min(1, root.At.Span.Length)));
}
