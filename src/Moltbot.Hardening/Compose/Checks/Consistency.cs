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
            var resources = (model[kind + "s"] as ComposeMapping)?.Entries ?? [];
            var names = new HashSet<string>(resources.Length, StringComparer.Ordinal);
            foreach (var resource in resources)
            {
                names.Add(resource.Key);
            }

            defined.Add(kind, names);
        }

        foreach (var entry in services.Entries)
        {
            if (entry.Value is ComposeMapping service)
            {
                Service(session, defined, entry, service, services);
            }
        }

        ContainerNames(session, services);
        DependencyCycles.Check(session, services);
        return model;
    }

    private static void Service(LoadSession session, Dictionary<string, HashSet<string>> defined, ComposeEntry entry, ComposeMapping service, ComposeMapping services)
    {
        var name = entry.Key;
        if (service["image"] is null or ComposeScalar { Text.Length: 0 } && service["build"] is null && service["provider"] is null)
        {
            Refuse(session, name, entry.KeyOrigin, $"service '{Quote.Plain(entry.Key)}' has neither an image nor a build; write 'image:' or 'build:', or name the file that has them first");
        }

        if (service["network_mode"] is ComposeScalar { Text.Length: > 0 } && service.Find("networks") is { Value: ComposeMapping { Entries.IsEmpty: false } } networks)
        {
            Refuse(session, name, networks.KeyOrigin, $"service '{Quote.Plain(entry.Key)}' has both 'network_mode' and 'networks', which docker compose refuses; keep one");
        }

        Keys(session, name, service["networks"], defined, "network");
        Sources(session, name, service["volumes"], defined, "volume");
        Sources(session, name, service["configs"], defined, "config");
        Sources(session, name, service["secrets"], defined, "secret");
        Sources(session, name, (service["build"] as ComposeMapping)?["secrets"], defined, "secret");
        Keys(session, name, service["models"], defined, "model");
        Keys(session, name, service["depends_on"], defined, "service");
        BuildCheck.Check(session, name, service, services);
        Instances(session, name, service["scale"]);
        Instances(session, name, (service["deploy"] as ComposeMapping)?["replicas"]);
        Pairs(session, name, service);
        Health(session, name, service);
        Targets(session, name, service);
    }

    /// <summary>The place is that of the service: it is made where something is said.</summary>
    private static void Refuse(LoadSession session, string service, Origin origin, string message) => session.Refuse(ModelPath.Of("services", service), origin, message);

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
                name.Origin.By([new Related(named[name.Text].Origin.At, "the same name is here")]),
                $"two services have the container name {Quote.Value(name.Text)}, which only one container can have; rename one");
        }
    }

    /// <summary>Names that are keys. That a dependency is not required is no leave for it to be missing: it may only be switched off by its profile (measured).</summary>
    private static void Keys(LoadSession session, string name, ComposeNode? node, Dictionary<string, HashSet<string>> defined, string kind)
    {
        foreach (var entry in (node as ComposeMapping)?.Entries ?? [])
        {
            Use(session, name, entry.Key, entry.KeyOrigin, defined[kind], kind);
        }
    }

    /// <summary>Names that are the sources of mounts; of <c>volumes</c> only those of type volume name one.</summary>
    private static void Sources(LoadSession session, string name, ComposeNode? node, Dictionary<string, HashSet<string>> defined, string kind)
    {
        foreach (var item in (node as ComposeSequence)?.Items ?? [])
        {
            if (item is not ComposeMapping mount || (kind == "volume" && mount.Text("type") != kind))
            {
                continue;
            }

            var source = mount["source"] as ComposeScalar ?? ComposeScalar.Null(mount.Origin);
            if (source.Text.Length > 0 || (kind != "volume" && (source.EmptyVariables.IsEmpty || session.Request.Strict)))
            {
                Use(session, name, source.Text, source.Origin, defined[kind], kind);
            }
        }
    }

    private static void Use(LoadSession session, string service, string name, Origin origin, HashSet<string> known, string kind)
    {
        if (known.Contains(name) || HoleText.IsIn(name))
        {
            return;
        }

        var near = Spelling.Nearest(name, known);
        Refuse(session, service, origin, $"service '{Quote.Plain(service)}' uses the {kind} {Quote.Value(name)}, which no file defines; {(near is null ? $"define it under '{kind}s'" : $"write '{Quote.Plain(near)}'")}");
    }

    private static void Instances(LoadSession session, string service, ComposeNode? count)
    {
        if (count is ComposeScalar { Value: long and < 0 } negative)
        {
            Refuse(session, service, negative.Origin, $"there cannot be {negative.Text} containers of a service; write 0 or more");
        }
    }

    /// <summary>Settings with an older and a newer place, which may not differ.</summary>
    private static void Pairs(LoadSession session, string name, ComposeMapping service)
    {
        var deploy = service["deploy"] as ComposeMapping;
        var replicas = deploy?["replicas"] as ComposeScalar;
        if (service.Find("scale") is { Value: ComposeScalar scale } old && replicas is not null && replicas.Text != scale.Text && !Finishing.Types.AreSameAmount(replicas, scale))
        {
            Refuse(session, name, old.KeyOrigin, "'scale' and 'deploy.replicas' differ; keep one");
        }

        var instances = replicas ?? service["scale"] as ComposeScalar;
        if (instances?.Value is long and > 1 && service.Find("container_name") is { } container)
        {
            Refuse(session, name, container.KeyOrigin, "several containers cannot have one 'container_name'; remove it");
        }

        foreach (var (key, limit, kind) in Limits)
        {
            if ((deploy?["resources"] as ComposeMapping)?[kind] is not ComposeMapping amounts || service.Find(key) is not { Value: ComposeScalar { IsHole: false, Text.Length: > 0 } own } entry)
            {
                continue;
            }

            // Where the newer place has limits, but not this one, docker compose compares with 0; a 0 here says nothing (measured).
            var none = ComposeScalar.Of(amounts.Origin, 0);
            var other = amounts[limit] as ComposeScalar ?? none;
            if (!other.IsHole && !Finishing.Types.AreSameAmount(own, none) && !Finishing.Types.AreSameAmount(own, other))
            {
                Refuse(session, name, entry.KeyOrigin, ReferenceEquals(other, none)
                    ? $"'{key}' stands beside 'deploy.resources.{kind}' without '{limit}', which docker compose takes for two values; write 'deploy.resources.{kind}.{limit}' in its place"
                    : $"'{key}' and 'deploy.resources.{kind}.{limit}' differ; keep one");
            }
        }
    }

    private static void Health(LoadSession session, string name, ComposeMapping service)
    {
        if ((service["healthcheck"] as ComposeMapping)?["test"] is ComposeSequence { Items: [ComposeScalar { IsHole: false } first, ..] } && first.Text is not ("CMD" or "CMD-SHELL" or "NONE"))
        {
            Refuse(session, name, first.Origin, $"the test of a healthcheck begins with {Quote.Value(first.Text)}; as a list it begins with CMD, CMD-SHELL or NONE");
        }
    }

    private static void Targets(LoadSession session, string name, ComposeMapping service)
    {
        if (service["volumes"] is not ComposeSequence { Items.Length: > 1 } mounts)
        {
            return;
        }

        var targets = new FewNames(mounts.Items.Length);
        foreach (var item in mounts.Items)
        {
            if (item is ComposeMapping mount && mount.Text("target") is { } target && !targets.Add(target))
            {
                Refuse(session, name, mount.Origin, $"two mounts have the target {Quote.Value(target)}; keep one");
            }
        }
    }
}
