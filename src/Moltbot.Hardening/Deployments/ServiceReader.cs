using System.Collections.Immutable;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>Reads the services of an effective model; nothing is judged or joined yet.</summary>
internal static class ServiceReader
{
    public static ImmutableArray<Service> Read(ComposeSet set)
    {
        var model = set.Model;
        if (model["services"] is not ComposeMapping services)
        {
            return [];
        }

        var read = ImmutableArray.CreateBuilder<Service>(services.Entries.Length);
        foreach (var entry in services.Entries)
        {
            if (entry.Value is ComposeMapping service)
            {
                read.Add(Read(entry.Key, entry.KeyOrigin, service, model) with { HasUnreadEnvFile = set.WithUnreadEnvFile.Contains(entry.Key) });
            }
        }

        return read.DrainToImmutable();
    }

    private static Service Read(string name, Origin at, ComposeMapping service, ComposeMapping model) => new()
    {
        Name = name,
        Model = service,
        At = at.At,
        Ports = [.. Items(service["ports"]).Select(Port)],
        Volumes = [.. Items(service["volumes"]).Select(volume => Volume(volume, model))],
        Command = new ServiceCommand(Words(service["entrypoint"]), Words(service["command"])),
        User = new ServiceUser(null, UserSource.Image, at.At) { RunsAsRoot = null },
    };

    private static PublishedPort Port(ComposeMapping port) => new(
        port.Origin,
        new HostAddress(Text(port, "host_ip"), (port["host_ip"] as ComposeScalar)?.IsHole ?? false),
        Text(port, "published"),
        Text(port, "target"),
        Text(port, "protocol"));

    private static VolumeMount Volume(ComposeMapping volume, ComposeMapping model)
    {
        var type = Text(volume, "type");
        var source = volume["source"] as ComposeScalar;
        if (type == "volume" && source is not null && Device(source.Text, model) is { } device)
        {
            return new VolumeMount(volume.Origin, type, device.Text, Text(volume, "target"), device.IsHole);
        }

        return new VolumeMount(volume.Origin, type, source?.Text ?? "", Text(volume, "target"), source?.IsHole ?? false)
        {
            Propagation = (volume["bind"] as ComposeMapping)?["propagation"] as ComposeScalar,
        };
    }

    /// <summary>The host's folder behind a named volume whose driver binds one.</summary>
    private static ComposeScalar? Device(string volume, ComposeMapping model) =>
        ((model["volumes"] as ComposeMapping)?[volume] as ComposeMapping)?["driver_opts"] is ComposeMapping options
            ? options["device"] as ComposeScalar
            : null;

    private static ImmutableArray<ComposeScalar> Words(ComposeNode? node) => node switch
    {
        ComposeSequence list => [.. list.Items.OfType<ComposeScalar>()],
        ComposeScalar { Value: not null } text => [text],
        _ => [],
    };

    private static IEnumerable<ComposeMapping> Items(ComposeNode? node) => node is ComposeSequence list ? list.Items.OfType<ComposeMapping>() : [];

    private static string Text(ComposeMapping mapping, string key) => mapping[key] is ComposeScalar { Value: not null } scalar ? scalar.Text : "";
}
