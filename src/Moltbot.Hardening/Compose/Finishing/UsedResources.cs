namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Leaves out the networks, volumes, secrets and configs that no service uses, as docker compose does before it starts anything.</summary>
internal static class UsedResources
{
    private static readonly string[] Kinds = ["networks", "volumes", "configs", "secrets"];

    public static ComposeMapping Keep(ComposeMapping model)
    {
        var services = model["services"] as ComposeMapping ?? new ComposeMapping(model.Origin, []);
        foreach (var kind in Kinds)
        {
            model = model[kind] is ComposeMapping resources ? Keep(model, kind, resources, services) : model;
        }

        return model;
    }

    private static ComposeMapping Keep(ComposeMapping model, string kind, ComposeMapping resources, ComposeMapping services)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in services.Entries)
        {
            if (entry.Value is ComposeMapping service)
            {
                AddNames(used, kind, service);
            }
        }

        var edit = new MappingEdit(resources);
        for (var i = 0; i < resources.Entries.Length; i++)
        {
            edit.Put(i, used.Contains(resources.Entries[i].Key) ? resources.Entries[i].Value : null);
        }

        var kept = edit.Finish();
        return kept.Entries.IsEmpty ? model.Remove(kind) : model.Set(kind, kept);
    }

    private static void AddNames(HashSet<string> used, string kind, ComposeMapping service)
    {
        AddSources(used, kind, service[kind] as ComposeSequence);
        if (kind == "secrets")
        {
            AddSources(used, kind, (service["build"] as ComposeMapping)?[kind] as ComposeSequence);
        }

        foreach (var network in kind == "networks" && service[kind] is ComposeMapping networks ? networks.Entries : [])
        {
            used.Add(network.Key);
        }
    }

    private static void AddSources(HashSet<string> used, string kind, ComposeSequence? mounts)
    {
        foreach (var item in mounts?.Items ?? [])
        {
            if (item is ComposeMapping mount && (kind != "volumes" || mount.Text("type") == "volume"))
            {
                used.Add(mount.Text("source") ?? "");
            }
        }
    }
}
