using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>Foreign code in the gateway's process that no list and no version holds.</summary>
internal sealed class PluginsUnpinned : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4017", Name: nameof(PluginsUnpinned), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "Plugins from outside are loaded without a list of those that may, or without a fixed version.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (config["plugins", "enabled"].Is("false"))
            {
                continue;
            }

            foreach (var finding in Unlisted(config).Concat(Unpinned(config)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Unlisted(GatewayConfig config)
    {
        var allow = config["plugins", "allow"];
        var foreign = PluginSources.Foreign(config).ToArray();
        return foreign.Length == 0 || !(allow.IsAbsent || allow is { Node: Text.Nodes.SequenceNode, Items.IsEmpty: true }) ? []
            : [new Finding(
                Descriptor,
                foreign[0].Key?.At ?? foreign[0].At,
                "a plugin from outside runs in the gateway's process, and plugins.allow does not say which may: what else lies in its folders is loaded as well; "
                + "write \"allow\" with the ids of all plugins that are wanted, those of the gateway's own package too")
            {
                Pointer = allow.Pointer,
                Related = [.. foreign.Skip(1).Select(static other => new Related(other.Key?.At ?? other.At, "as this one"))],
            }];
    }

    private IEnumerable<Finding> Unpinned(GatewayConfig config)
    {
        foreach (var spec in PluginSources.Unpinned(config))
        {
            yield return new Finding(
                Descriptor,
                spec.At,
                $"{(spec.Text is { } text ? Quote.Value(text) : "a plugin without a spec")} is no exact version: the next installation brings whatever was published last under that name; write name@1.2.3")
            {
                Pointer = spec.Pointer,
                Subject = Quote.Plain(spec.Text ?? ""),
            };
        }
    }
}
