using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>What docker compose checks of single values once a project's files are merged, before paths are resolved.</summary>
internal static class Validation
{
    public static ComposeMapping Check(LoadSession session, ComposeMapping model)
    {
        Check(session, model, "volumes", ExternalVolume);
        Check(session, model, "configs", static (session, entry, path) => Source(session, entry, path, ["file", "environment", "content"]));
        Check(session, model, "secrets", static (session, entry, path) => Source(session, entry, path, ["file", "environment"]));
        foreach (var service in (model["services"] as ComposeMapping)?.Entries ?? [])
        {
            if (service.Value is ComposeMapping content)
            {
                Service(session, content, service.Key);
            }
        }

        return model;
    }

    private static void Check(LoadSession session, ComposeMapping model, string kind, Action<LoadSession, ComposeEntry, ModelPath> check)
    {
        foreach (var entry in (model[kind] as ComposeMapping)?.Entries ?? [])
        {
            check(session, entry, ModelPath.Of(kind, entry.Key));
        }
    }

    private static bool IsExternal(ComposeMapping resource) => resource["external"] is ComposeScalar { Value: true };

    private static void ExternalVolume(LoadSession session, ComposeEntry entry, ModelPath path)
    {
        if (entry.Value is not ComposeMapping volume || !IsExternal(volume))
        {
            return;
        }

        foreach (var other in volume.Entries.Where(static other => other.Key is not ("name" or "external") && !other.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            session.Refuse(path, other.KeyOrigin, $"'{path}' is external, so docker compose does not make it and refuses '{Quote.Plain(other.Key)}'; remove one of the two");
        }
    }

    private static void Source(LoadSession session, ComposeEntry entry, ModelPath path, string[] sources)
    {
        if (entry.Value is not ComposeMapping resource)
        {
            return;
        }

        var isConfig = sources.Contains("content");
        var written = resource.Entries.Where(other => sources.Contains(other.Key)).ToArray();
        // Of an external one docker compose does not look at the rest, unlike a volume's (measured).
        if (IsExternal(resource))
        {
            return;
        }

        if (written.Length == 0)
        {
            // A config that says "external: false" and nothing else is taken; a secret is not (measured).
            if (resource["external"] is not null && isConfig)
            {
                return;
            }

            session.Refuse(path, entry.KeyOrigin, $"'{path}' has no source; write one of {string.Join(", ", sources)}, or 'external: true'");
        }
        else if (!isConfig && written is [{ Key: "environment", Value: ComposeScalar { Text.Length: 0 } empty }] && (empty.EmptyVariables.IsEmpty || session.Request.Strict))
        {
            session.Refuse(path, empty.Origin, $"'{path}' names no variable; write the name of one of the host's");
        }
        else if (written.Length > 1)
        {
            session.Refuse(path, written[1].KeyOrigin, $"'{path}' has two sources, '{written[0].Key}' and '{written[1].Key}'; keep one");
        }
    }

    private static void Service(LoadSession session, ComposeMapping content, string service)
    {
        Targets(session, content["ports"] as ComposeSequence, service, "ports", "'target: 80'");
        Targets(session, content["volumes"] as ComposeSequence, service, "volumes", "'target: /folder'");
        Targets(session, content["devices"] as ComposeSequence, service, "devices", "'target: /dev/name'");
        EnvFiles(session, content["env_file"] as ComposeSequence, service);
        Ports(session, content["ports"] as ComposeSequence, service);
        Devices(session, content["gpus"] as ComposeSequence, service);
        Devices(session, (((content["deploy"] as ComposeMapping)?["resources"] as ComposeMapping)?["reservations"] as ComposeMapping)?["devices"] as ComposeSequence, service);
        Mounts(session, content["volumes"] as ComposeSequence, service);
    }

    /// <summary>The place is made where something is said.</summary>
    private static void Refuse(LoadSession session, string service, string key, Origin origin, string message) => session.Refuse(Path(service, key), origin, message);

    private static ModelPath Path(string service, string key) => ModelPath.Of(["services", service, .. key.Split('.')]);

    private static void Targets(LoadSession session, ComposeSequence? items, string service, string key, string write)
    {
        foreach (var item in items?.Items ?? [])
        {
            if (item is ComposeMapping mapping && mapping["target"] is null or { IsNull: true })
            {
                Refuse(session, service, key, item.Origin, $"an item of '{Path(service, key)}' has no target inside the container; write {write}");
            }
        }
    }

    private static void EnvFiles(LoadSession session, ComposeSequence? files, string service)
    {
        foreach (var item in files?.Items ?? [])
        {
            if ((item as ComposeMapping)?["required"] is ComposeScalar { Value: string, IsHole: false } required && CastTable.Truth.Convert(required.Text) is null
                && (required.EmptyVariables.IsEmpty || session.Request.Strict))
            {
                Refuse(session, service, "env_file", required.Origin, $"'required' is {Quote.Value(required.Text)}, and docker compose needs {CastTable.Truth.Needs} here");
            }
        }
    }

    private static void Ports(LoadSession session, ComposeSequence? ports, string service)
    {
        foreach (var item in ports?.Items ?? [])
        {
            if ((item as ComposeMapping)?["host_ip"] is ComposeScalar { Value: string host, IsHole: false } address && !HostAddress.IsValid(host)
                && (host.Length > 0 || address.EmptyVariables.IsEmpty || session.Request.Strict))
            {
                Refuse(session, service, "ports", address.Origin, $"the host address {Quote.Value(host)} is none; write 127.0.0.1 or another address of the host");
            }
        }
    }

    private static void Devices(LoadSession session, ComposeSequence? devices, string service)
    {
        foreach (var item in devices?.Items ?? [])
        {
            if (item is ComposeMapping device && device.Find("count") is { } count && device["device_ids"] is not null)
            {
                session.Refuse(ModelPath.Of("services", service), count.KeyOrigin, "a device request names its devices and counts them too; keep 'device_ids' or 'count'");
            }
        }
    }

    /// <remarks>An empty source is the project's folder to docker compose (measured); that nobody means, so a gate says it.</remarks>
    private static void Mounts(LoadSession session, ComposeSequence? mounts, string service)
    {
        foreach (var item in mounts?.Items ?? [])
        {
            if (item is ComposeMapping mount && mount.Text("type") == "bind" && (mount["source"] is null || (mount["source"] is ComposeScalar { Text.Length: 0 } && !session.Request.Strict)))
            {
                Refuse(session, service, "volumes", item.Origin, "a bind mount has no source, so nobody knows what is mounted; write 'source: ./folder'");
            }
        }
    }
}
