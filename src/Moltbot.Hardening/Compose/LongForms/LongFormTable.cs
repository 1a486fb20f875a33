namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Where a short form may stand, and what writes it out. A mapping goes through unchanged, but for what its row says.</summary>
internal static class LongFormTable
{
    public static PathTable<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>> Rows { get; } = new(
        ("services.*.build", static (_, node, _) => Wrap(node, "context")),
        ("services.*.build.additional_contexts", Lists.Contexts),
        ("services.*.build.secrets.[]", static (_, node, _) => Wrap(node, "source")),
        ("services.*.configs.[]", static (_, node, _) => Wrap(node, "source")),
        ("services.*.depends_on", static (_, node, _) => Forms.DependsOn(node)),
        ("services.*.devices.[]", Mounts.Device),
        ("services.*.dns", static (_, node, _) => Lists.OfNonEmpty(node)),
        ("services.*.env_file", Lists.EnvFiles),
        ("services.*.gpus", static (_, node, _) => Lists.Gpus(node)),
        ("services.*.label_file", static (_, node, _) => Lists.Of(node)),
        ("services.*.models", static (_, node, _) => Forms.Names(node)),
        ("services.*.networks", static (_, node, _) => Forms.Names(node)),
        ("services.*.ports", Ports.Expand),
        ("services.*.secrets.[]", static (_, node, _) => Wrap(node, "source")),
        ("services.*.volumes.[]", Mounts.Volume),
        ("volumes.*", External.Expand),
        ("networks.*", External.Expand),
        ("secrets.*", External.Expand),
        ("configs.*", External.Expand));

    /// <summary>A string as a mapping with that one key.</summary>
    private static ComposeNode Wrap(ComposeNode node, string key) => node is ComposeScalar { Value: string }
        ? new ComposeMapping(node.Origin, [new ComposeEntry(key, node.Origin, node)])
        : node;
}
