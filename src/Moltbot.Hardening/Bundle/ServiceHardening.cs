using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle;

/// <summary>The changes that a service of the base needs, each from what the rules see in it.</summary>
internal sealed class ServiceHardening(Settings settings, ServiceSet set, Service service)
{
    /// <summary>In the order in which they stand in the file.</summary>
    public IEnumerable<ServiceChange> Changes() =>
        new[] { Network(), Command(), Ports(), User(), Privileged(), Volumes(), ApiSocket(), Environment(), Capabilities() }.OfType<ServiceChange>();

    /// <summary>The gateway listens on its container's loopback and nothing carries the published port on to it yet.</summary>
    /// <remarks>In a namespace that another service owns, the ports are the owner's, and what reaches them is the user's own arrangement.</remarks>
    public bool NeedsForwarder => IsGateway && settings.Topology == Topology.Loopback && service.SharesNetworkOf is null && NetworkReach.ForwarderOf(set, service) is null;

    private bool IsGateway => service.IsGateway;

    private string GatewayPort => NetworkReach.Port(service, settings);

    private ServiceChange? Network()
    {
        if (!IsGateway || service.OnHostNetwork == (settings.Topology == Topology.Host))
        {
            return null;
        }

        return settings.Topology == Topology.Host
            ? new ServiceChange("topology host: the gateway listens on the host's own loopback", ["network_mode: host", "networks: !reset null"])
            : new ServiceChange("a network of its own, not the host's", service.Model["networks"] is null ? ["network_mode: !reset null"] : ["networks: !reset null"]);
    }

    private ServiceChange? Command()
    {
        var written = service.Command.Options("--bind").ToArray();
        if (!IsGateway || (written.Length > 0 && Array.TrueForAll(written, word => !word.IsHole && word.Text == Bind)))
        {
            return null;
        }

        // What the image runs is written anew only where the option stands in it.
        var words = written.Length > 0 ? service.Command.CommandInUse : service.Command.Command;
        var entrypoint = service.Command.EntrypointInUse;
        var isEntrypoint = new ServiceCommand(entrypoint, []).Option("--bind") is not null;
        ImmutableArray<string> lines =
        [
            .. isEntrypoint ? Rewritten("entrypoint:", entrypoint) : [],
            .. words.IsEmpty ? [] : isEntrypoint ? YamlText.List("command:", Written(words).Select(Unchanged)) : Rewritten("command:", words),
        ];
        return lines.IsEmpty ? null : new ServiceChange($"MBH1003: listen on {Bind}", lines);
    }

    /// <summary>The words with their variables, so that no value of an env file is written out; but the port, which the forwarder has to know.</summary>
    private static ImmutableArray<ComposeScalar> Written(ImmutableArray<ComposeScalar> words)
    {
        // Words of one string share its place: of them only the values are known.
        var isList = words.Select(static word => word.Origin.At).Distinct().Count() == words.Length;
        return !isList ? words : [.. words.Select((word, index) => index > 0 && words[index - 1].Text == "--port" || YamlText.WrittenText(word) is not { } text
            ? word
            : word with { Text = text, IsHole = true })];
    }

    private string Bind => settings.Topology == Topology.Published ? "lan" : "loopback";

    private ImmutableArray<string> Rewritten(string key, ImmutableArray<ComposeScalar> words) => YamlText.List(key, CommandWithBind.Of(Written(words), Bind).Select(YamlText.Template));

    private static string Unchanged(ComposeScalar word) => YamlText.Template(word.IsHole ? word.Text : word.Text.Replace("$", "$$", StringComparison.Ordinal));

    private ServiceChange? Ports()
    {
        if (IsGateway && settings.Topology == Topology.Host)
        {
            return service.Ports.IsEmpty ? null : new ServiceChange("topology host: nothing is published, the host's loopback is the gateway's", ["ports: !reset []"]);
        }

        var entries = service.Ports.Select(Published).OfType<string>().Distinct().ToList();
        if (IsGateway && service.SharesNetworkOf is null && !service.Ports.Any(port => port.Target == ReachedPort || port.Target == GatewayPort))
        {
            entries.Add(Entry(settings.GatewayPort.ToString(CultureInfo.InvariantCulture), ReachedPort, "tcp"));
        }

        var isSame = service.Ports.All(static port => port.Host.IsLoopback) && entries.Count == service.Ports.Length
            && !(NeedsForwarder && service.Ports.Any(port => port.Target == GatewayPort));
        return isSame ? null
            : entries.Count == 0 ? new ServiceChange("MBH1001: nothing of this needs to be published", ["ports: !reset []"])
            : new ServiceChange("MBH1001, MBH1002: on loopback only, and in place of the base's list", YamlText.List("ports: !override", entries));
    }

    /// <summary>The entry on loopback; null for the bridge port, which no gateway opens.</summary>
    private string? Published(PublishedPort port)
    {
        var published = port.Published.Length > 0 ? port.Published : port.Target;
        if (!IsGateway || port.Target != GatewayPort)
        {
            return IsGateway && port.Target == settings.BridgePort.ToString(CultureInfo.InvariantCulture) ? null : Entry(published, port.Target, port.Protocol);
        }

        return Entry(published, ReachedPort, port.Protocol);
    }

    /// <summary>The container's port that clients come in by.</summary>
    private string ReachedPort => NeedsForwarder ? GatewayForwarder.ListenPort(GatewayPort).ToString(CultureInfo.InvariantCulture) : GatewayPort;

    private static string Entry(string published, string target, string protocol) =>
        YamlText.Template($"127.0.0.1:{published}:{target}{(protocol is "" or "tcp" ? "" : "/" + protocol)}");

    private ServiceChange? User()
    {
        var isSure = service.User is { RunsAsRoot: false };
        var mayBeRoot = service.User.Source == UserSource.Compose || IsGateway;
        return isSure || !mayBeRoot ? null : new ServiceChange("MBH2007: not root, whatever the image says", ["user: \"1000:1000\""]);
    }

    private ServiceChange? Privileged() => service["privileged"] is { Value: true } or { IsHole: true }
        ? new ServiceChange("MBH2002: no privileges of the host", ["privileged: false"])
        : null;

    private ServiceChange? Volumes()
    {
        if (service.Model["volumes"] is not ComposeSequence volumes)
        {
            return null;
        }

        var sockets = service.Volumes.Where(EngineSockets.Reaches).Select(static volume => volume.Origin).ToHashSet();
        var kept = volumes.Items.Where(volume => !sockets.Contains(volume.Origin)).ToArray();
        return kept.Length == volumes.Items.Length ? null
            : kept.Length == 0 && !Refused().Any() ? new ServiceChange("MBH2001: without the engine's socket", ["volumes: !reset []"])
            : new ServiceChange("MBH2001: without the engine's socket", YamlText.List("volumes: !override", kept.Select(Volume).Concat(Refused())));
    }

    /// <summary>An entry as its author wrote it; one that does not fit on a line, or whose paths are another file's, as the model has it.</summary>
    private string Volume(ComposeNode volume)
    {
        var at = volume.Origin.At;
        return !at.Slice.Contains('\n', StringComparison.Ordinal) && Path.GetDirectoryName(at.File.FullPath) == set.Request.ProjectDirectory
            ? at.Slice
            : YamlText.Flow(VolumeSource.Relative(volume, set.Request.ProjectDirectory));
    }

    /// <summary>Entries that are refused while a variable is not set (MBH2019): as they are written, so that they are there again once it is.</summary>
    private IEnumerable<string> Refused() => set.Compose.Problems
        .Where(problem => problem.Kind == ProblemKind.EmptyVolumeSource && problem.Service == service.Name && !problem.At.Slice.Contains('\n', StringComparison.Ordinal))
        .Select(static problem => problem.At.Slice);

    private ServiceChange? ApiSocket() => service["use_api_socket"] is { Value: true } or { IsHole: true }
        ? new ServiceChange("MBH2001: without the engine's socket", ["use_api_socket: false"])
        : null;

    private ServiceChange? Environment()
    {
        var engine = service.Variable("DOCKER_HOST") is { Value: not null };
        var token = IsGateway && !IsGuarded(GatewayAuth.TokenVariable(service)) ? GatewayAuth.TokenVariable(service) : null;
        string[] bind = IsGateway && service.Bind is { Source: BindSource.Environment } decided && (decided.IsHole || decided.Value != Bind) && Command() is null
            ? [$"  {(service.Product ?? Product.Moltbot).GatewayPrefix}_GATEWAY_BIND: {Bind}"]
            : [];
        if (!engine && token is null && bind.Length == 0)
        {
            return null;
        }

        string[] guard = token is null ? [] : [$"  {token}: {YamlText.Template($"${{{token}:?is not set: put it into secrets.env}}")}"];
        if (!engine)
        {
            return new ServiceChange(token is null ? "MBH1003: listen on " + Bind : "MBH4004: no start without a token", ["environment:", .. bind, .. guard]);
        }

        // A list of the base cannot lose one item, so the rest is written again.
        var kept = service.Environment.Where(entry => entry.Key != "DOCKER_HOST" && entry.Key != token && !bind.Any(line => line.TrimStart().StartsWith(entry.Key + ":", StringComparison.Ordinal)))
            .Select(static entry => $"  {YamlText.Literal(entry.Key)}: {(entry.Value is ComposeScalar { Value: not null } value ? YamlText.AsWritten(value) : "")}".TrimEnd());
        return new ServiceChange("MBH2001: without the engine's address", ["environment: !override", .. kept, .. bind, .. guard]);
    }

    /// <summary>Compose itself stops where the host does not set the variable.</summary>
    private bool IsGuarded(string name) => service.Variable(name) is { IsHole: true };

    private ServiceChange? Capabilities()
    {
        if (!IsGateway)
        {
            return null;
        }

        var lines = ImmutableArray.CreateBuilder<string>();
        if (!Items("cap_drop").Contains("ALL"))
        {
            lines.Add("cap_drop: [\"ALL\"]");
        }

        var options = Items("security_opt").ToArray();
        if (!options.Contains("no-new-privileges:true"))
        {
            // Lists are appended, and "no-new-privileges:false" must not stay beside its opposite.
            var kept = options.Where(static option => !option.StartsWith("no-new-privileges", StringComparison.Ordinal)).Select(YamlText.Literal);
            lines.Add($"security_opt: !override [{string.Join(", ", kept.Append("\"no-new-privileges:true\""))}]");
        }

        return lines.Count == 0 ? null
            : new ServiceChange("a Node.js process needs no capability, and must not gain one", lines.ToImmutable());
    }

    private IEnumerable<string> Items(string key) => service.Model[key] is ComposeSequence list ? list.Items.OfType<ComposeScalar>().Select(static item => item.Text) : [];
}
