namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Leaves out the networks, volumes, secrets and configs that no service uses, as docker compose does before it starts anything.</summary>
internal static class UsedResources
{
    public static ComposeMapping Keep(ComposeMapping model)
    {
        ComposeMapping[] services = [.. ((model["services"] as ComposeMapping)?.Entries ?? []).Select(static entry => entry.Value).OfType<ComposeMapping>()];
        model = Keep(model, "networks", services.SelectMany(static service => (service["networks"] as ComposeMapping)?.Entries.Select(static entry => entry.Key) ?? []));
        model = Keep(model, "volumes", services.SelectMany(static service => Items(service, "volumes")).Where(static mount => mount.Text("type") == "volume").Select(static mount => mount.Text("source") ?? ""));
        model = Keep(model, "configs", services.SelectMany(static service => Items(service, "configs")).Select(static mount => mount.Text("source") ?? ""));
        return Keep(model, "secrets", services.SelectMany(static service => Items(service, "secrets").Concat(service["build"] is ComposeMapping build ? Items(build, "secrets") : [])).Select(static mount => mount.Text("source") ?? ""));
    }

    private static IEnumerable<ComposeMapping> Items(ComposeMapping service, string key) => (service[key] as ComposeSequence)?.Items.OfType<ComposeMapping>() ?? [];

    private static ComposeMapping Keep(ComposeMapping model, string kind, IEnumerable<string> names)
    {
        if (model[kind] is not ComposeMapping resources)
        {
            return model;
        }

        var used = names.ToHashSet(StringComparer.Ordinal);
        var kept = resources.Map(entry => used.Contains(entry.Key) ? entry.Value : null);
        return kept.Entries.IsEmpty ? model.Remove(kind) : model.Set(kind, kept);
    }
}
