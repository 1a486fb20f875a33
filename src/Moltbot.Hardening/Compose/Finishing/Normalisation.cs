namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>What docker compose makes explicit in a merged model: the default network, names of resources, implied dependencies.</summary>
internal static class Normalisation
{
    private static readonly string[] Named = ["networks", "volumes", "configs", "secrets"];

    /// <summary>Settings that may be <c>service:name</c>: the service then waits for that one.</summary>
    private static readonly string[] Shared = ["network_mode", "ipc", "pid", "uts", "cgroup"];

    public static ComposeMapping Apply(ComposeMapping model, string name)
    {
        var normal = (model["services"] is null ? model.Set("services", new ComposeMapping(model.Origin, [])) : model).Remove("version").Set("name", model["name"] is { } written ? ComposeScalar.Of(written.Origin, name) : ComposeScalar.Of(model.Origin, name));
        normal = Services(normal, static service => Network(Dependencies(PullPolicy(service))));
        normal = DefaultNetwork(normal);
        foreach (var kind in Named)
        {
            normal = Names(normal, kind, name);
        }

        return normal;
    }

    /// <summary>The model with every service made anew.</summary>
    internal static ComposeMapping Services(ComposeMapping model, Func<ComposeMapping, ComposeMapping> make) =>
        model["services"] is ComposeMapping services
            ? model.Set("services", services.Map(entry => entry.Value is ComposeMapping service ? make(service) : entry.Value))
            : model;

    private static ComposeMapping PullPolicy(ComposeMapping service) => service["pull_policy"] is ComposeScalar { Text: "if_not_present" } policy
        ? service.Set("pull_policy", ComposeScalar.Of(policy.Origin, "missing"))
        : service;

    private static ComposeMapping Network(ComposeMapping service)
    {
        if (service["provider"] is not null || service["network_mode"] is ComposeScalar { Text.Length: > 0 } || service["networks"] is ComposeMapping { Entries.IsEmpty: false })
        {
            return service;
        }

        return service.Set("networks", new ComposeMapping(service.Origin, [new ComposeEntry("default", service.Origin, ComposeScalar.Null(service.Origin))]));
    }

    private static ComposeMapping DefaultNetwork(ComposeMapping model)
    {
        var isUsed = (model["services"] as ComposeMapping)?.Entries.Any(static entry => entry.Value is ComposeMapping service && service["networks"] is ComposeMapping networks && networks.Find("default") is not null) ?? false;
        var networks = model["networks"] as ComposeMapping ?? new ComposeMapping(model.Origin, []);
        return isUsed && networks.Find("default") is null ? model.Set("networks", networks.Set("default", ComposeScalar.Null(networks.Origin))) : model;
    }

    private static ComposeMapping Names(ComposeMapping model, string kind, string project) => model[kind] is not ComposeMapping resources ? model : model.Set(kind, resources.Map(entry =>
    {
        var resource = entry.Value as ComposeMapping ?? new ComposeMapping(entry.Value.Origin, []);
        if (resource["name"] is ComposeScalar)
        {
            return resource;
        }

        var isExternal = resource["external"] is ComposeScalar { Value: true };
        return resource.Set("name", ComposeScalar.Of(resource.Origin, isExternal ? entry.Key : $"{project}_{entry.Key}"));
    }));

    private static ComposeMapping Dependencies(ComposeMapping service)
    {
        foreach (var item in (service["links"] as ComposeSequence)?.Items ?? [])
        {
            service = item is ComposeScalar link ? Depend(service, link.Text.Split(':') is [var target, _] ? target : link.Text, link, restarts: true) : service;
        }

        foreach (var key in Shared)
        {
            if (service[key] is ComposeScalar { Value: string mode } scalar && mode.StartsWith("service:", StringComparison.Ordinal))
            {
                service = Depend(service, mode["service:".Length..], scalar, restarts: true);
            }
        }

        foreach (var item in (service["volumes_from"] as ComposeSequence)?.Items ?? [])
        {
            service = item is ComposeScalar source && !source.Text.StartsWith("container:", StringComparison.Ordinal)
                ? Depend(service, source.Text.Split(':')[0], source, restarts: false)
                : service;
        }

        return service;
    }

    private static ComposeMapping Depend(ComposeMapping service, string name, ComposeScalar because, bool restarts)
    {
        var all = service["depends_on"] as ComposeMapping ?? new ComposeMapping(because.Origin, []);
        if (all.Find(name) is not null)
        {
            return service;
        }

        var condition = new ComposeMapping(because.Origin, []).Set("condition", ComposeScalar.Of(because.Origin, "service_started")).Set("required", ComposeScalar.Of(because.Origin, true));
        condition = restarts ? condition.Set("restart", ComposeScalar.Of(because.Origin, true)) : condition;
        return service.Set("depends_on", all.Set(name, condition));
    }
}
