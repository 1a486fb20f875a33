namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>What docker compose adds where nothing is written, once all files are merged.</summary>
internal static class Defaults
{
    private static readonly PathTable<Func<ComposeNode, ComposeMapping, ComposeNode?>> Rows = new(
        ("services.*.build", static (node, _) => Build(node)),
        ("services.*.secrets.[]", static (node, _) => Add(node, "target", static secret => "/run/secrets/" + secret.Text("source"))),
        ("services.*.ports.[]", static (node, _) => Add(Add(node, "protocol", static _ => "tcp"), "mode", static _ => "ingress")),
        ("services.*.deploy.resources.reservations.devices.[]", static (node, _) => Device(node)),
        ("services.*.gpus.[]", static (node, _) => Device(node)));

    public static ComposeMapping Set(ComposeMapping model) => (ComposeMapping)(ComposeTree.Apply(model, Rows.Top, model) ?? model);

    private static ComposeNode Add(ComposeNode node, string key, Func<ComposeMapping, string> value) =>
        node is ComposeMapping mapping && mapping[key] is null or { IsNull: true }
            ? ((ComposeMapping)node).Set(key, ComposeScalar.Of(node.Origin, value((ComposeMapping)node)))
            : node;

    private static ComposeNode Build(ComposeNode node)
    {
        var build = Add(node, "context", static _ => ".");
        return build is ComposeMapping mapping && mapping["dockerfile_inline"] is null ? Add(build, "dockerfile", static _ => "Dockerfile") : build;
    }

    private static ComposeNode Device(ComposeNode node) => node is ComposeMapping device && device["count"] is null && device["device_ids"] is null
        ? device.Set("count", ComposeScalar.Of(device.Origin, -1))
        : node;
}
