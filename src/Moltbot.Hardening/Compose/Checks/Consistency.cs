using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>What must fit together in a merged model. Nothing is taken out: what hangs in the air is judged as it stands.</summary>
internal static class Consistency
{
    /// <summary>What a service may use, by the word for one.</summary>
    private static readonly string[] Kinds = ["service", "network", "volume", "config", "secret", "model"];

    private static readonly (string Service, string Limit, string Name)[] Limits =
    [
        ("cpus", "cpus", "limits"), ("mem_limit", "memory", "limits"), ("pids_limit", "pids", "limits"), ("mem_reservation", "memory", "reservations"),
    ];

    public static ComposeMapping Check(LoadSession session, ComposeMapping model)
    {
        var services = model["services"] as ComposeMapping ?? new ComposeMapping(model.Origin, []);
        var defined = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var kind in Kinds)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var resource in (model[kind + "s"] as ComposeMapping)?.Entries ?? [])
            {
                names.Add(resource.Key);
            }

            defined.Add(kind, names);
        }

        foreach (var entry in services.Entries)
        {
            if (entry.Value is ComposeMapping service)
            {
                Service(session, defined, entry, service);
            }
        }

        ContainerNames(session, services);
        DependencyCycles.Check(session, services);
        return model;
    }

    private static void Service(LoadSession session, Dictionary<string, HashSet<string>> defined, ComposeEntry entry, ComposeMapping service)
    {
        var path = ModelPath.Of("services", entry.Key);
        if (service["image"] is null or ComposeScalar { Text.Length: 0 } && service["build"] is null && service["provider"] is null)
        {
            session.Refuse(path, entry.KeyOrigin, $"service '{Quote.Plain(entry.Key)}' has neither an image nor a build; write 'image:' or 'build:', or name the file that has them first");
        }

        if (service["network_mode"] is ComposeScalar { Text.Length: > 0 } && service.Find("networks") is { Value: ComposeMapping { Entries.IsEmpty: false } } networks)
        {
            session.Refuse(path, networks.KeyOrigin, $"service '{Quote.Plain(entry.Key)}' has both 'network_mode' and 'networks', which docker compose refuses; keep one");
        }

        Undefined(session, path, Keys(service["networks"]), defined, "network");
        Undefined(session, path, Sources(service["volumes"], "volume"), defined, "volume");
        Undefined(session, path, Sources(service["configs"], null), defined, "config");
        Undefined(session, path, Sources(service["secrets"], null), defined, "secret");
        Undefined(session, path, Sources((service["build"] as ComposeMapping)?["secrets"], null), defined, "secret");
        Undefined(session, path, Keys(service["models"]), defined, "model");
        Undefined(session, path, Keys(service["depends_on"]).FindAll(dependency => IsRequired(service, dependency.Name)), defined, "service");
        Pairs(session, path, service);
        Health(session, path, service);
        Targets(session, path, service);
    }

    private static void ContainerNames(LoadSession session, ComposeMapping services)
    {
        var named = new Dictionary<string, ComposeScalar>(StringComparer.Ordinal);
        foreach (var entry in services.Entries)
        {
            if ((entry.Value as ComposeMapping)?["container_name"] is not ComposeScalar { Text.Length: > 0, IsHole: false } name || named.TryAdd(name.Text, name))
            {
                continue;
            }

            session.Refuse(ModelPath.Of("services", entry.Key, "container_name"),
                name.Origin with { Via = [new Related(named[name.Text].Origin.At, "the same name is here")] },
                $"two services have the container name {Quote.Value(name.Text)}, which only one container can have; rename one");
        }
    }

    private static bool IsRequired(ComposeMapping service, string dependency) =>
        (service["depends_on"] as ComposeMapping)?[dependency] is not ComposeMapping settings || settings["required"] is not ComposeScalar { Value: false };

    private static void Undefined(LoadSession session, ModelPath path, List<Use> used, Dictionary<string, HashSet<string>> defined, string kind)
    {
        var known = defined[kind];
        foreach (var (name, origin) in used)
        {
            if (known.Contains(name) || HoleText.IsIn(name))
            {
                continue;
            }

            var near = Spelling.Nearest(name, known);
            session.Refuse(path, origin, $"service '{Quote.Plain(path.Service ?? "")}' uses the {kind} {Quote.Value(name)}, which no file defines; {(near is null ? $"define it under '{kind}s'" : $"write '{Quote.Plain(near)}'")}");
        }
    }

    private static List<Use> Keys(ComposeNode? node)
    {
        var used = new List<Use>();
        foreach (var entry in (node as ComposeMapping)?.Entries ?? [])
        {
            used.Add(new Use(entry.Key, entry.KeyOrigin));
        }

        return used;
    }

    private static List<Use> Sources(ComposeNode? node, string? type)
    {
        var used = new List<Use>();
        foreach (var item in (node as ComposeSequence)?.Items ?? [])
        {
            if (item is ComposeMapping mount && (type is null || mount.Text("type") == type) && mount["source"] is ComposeScalar { Text.Length: > 0 } source)
            {
                used.Add(new Use(source.Text, source.Origin));
            }
        }

        return used;
    }

    /// <summary>Settings with an older and a newer place, which may not differ.</summary>
    private static void Pairs(LoadSession session, ModelPath path, ComposeMapping service)
    {
        var deploy = service["deploy"] as ComposeMapping;
        var replicas = deploy?["replicas"] as ComposeScalar;
        if (service.Find("scale") is { Value: ComposeScalar scale } old && replicas is not null && replicas.Text != scale.Text)
        {
            session.Refuse(path, old.KeyOrigin, "'scale' and 'deploy.replicas' differ; keep one");
        }

        var instances = replicas ?? service["scale"] as ComposeScalar;
        if (instances?.Value is long and > 1 && service.Find("container_name") is { } container)
        {
            session.Refuse(path, container.KeyOrigin, "several containers cannot have one 'container_name'; remove it");
        }

        foreach (var (key, limit, kind) in Limits)
        {
            var other = ((deploy?["resources"] as ComposeMapping)?[kind] as ComposeMapping)?[limit] as ComposeScalar;
            if (other is { IsHole: false } && service.Find(key) is { Value: ComposeScalar { IsHole: false } own } entry && !Finishing.Types.AreSameAmount(own, other))
            {
                session.Refuse(path, entry.KeyOrigin, $"'{key}' and 'deploy.resources.{kind}.{limit}' differ; keep one");
            }
        }
    }

    private static void Health(LoadSession session, ModelPath path, ComposeMapping service)
    {
        if ((service["healthcheck"] as ComposeMapping)?["test"] is ComposeSequence { Items: [ComposeScalar { IsHole: false } first, ..] } && first.Text is not ("CMD" or "CMD-SHELL" or "NONE"))
        {
            session.Refuse(path, first.Origin, $"the test of a healthcheck begins with {Quote.Value(first.Text)}; as a list it begins with CMD, CMD-SHELL or NONE");
        }
    }

    private static void Targets(LoadSession session, ModelPath path, ComposeMapping service)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in (service["volumes"] as ComposeSequence)?.Items ?? [])
        {
            if (item is ComposeMapping mount && mount.Text("target") is { } target && !targets.Add(target))
            {
                session.Refuse(path, mount.Origin, $"two mounts have the target {Quote.Value(target)}; keep one");
            }
        }
    }

    /// <summary>A name that a service uses, and where.</summary>
    private sealed record Use(string Name, Origin Origin);
}
