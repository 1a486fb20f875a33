using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle;

/// <summary>The small service that carries connections from the published port to a gateway that listens on its container's loopback.</summary>
/// <remarks>Proven on real gateways (a TCP forwarder in the same network namespace): 401 without the token, 200 with it, WebSockets too.</remarks>
internal static class GatewayForwarder
{
    /// <summary>Where it listens inside the namespace: the gateway's own port is taken on loopback, and another service could want the next one.</summary>
    public static int ListenPort(string gatewayPort) =>
        int.TryParse(gatewayPort, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 55535 ? port + 10000 : 28789;

    /// <summary>A name that no service of the set has.</summary>
    public static string NameFor(ServiceSet set, Service gateway) => Enumerable.Range(1, set.Services.Length + 1)
        .Select(number => gateway.Name + "-forwarder" + (number == 1 ? "" : "-" + number.ToString(CultureInfo.InvariantCulture)))
        .First(name => !set.Services.Any(service => service.Name == name));

    /// <summary>The service's lines, without indentation.</summary>
    public static ImmutableArray<string> Lines(Service gateway, string gatewayPort, string image)
    {
        var listen = ListenPort(gatewayPort);

        // Half-closed connections stay open the other way, and pipe() waits for the slower side.
        var script = "const net = require('net'); net.createServer({ allowHalfOpen: true }, (client) => { "
            + $"const gateway = net.connect({{ host: '127.0.0.1', port: {gatewayPort}, allowHalfOpen: true }}); "
            + "const close = () => { client.destroy(); gateway.destroy(); }; client.on('error', close); gateway.on('error', close); "
            + $"client.pipe(gateway); gateway.pipe(client); }}).listen({listen}, '0.0.0.0');";
        return
        [
            $"image: {image}",
            $"network_mode: {YamlText.Literal("service:" + gateway.Name)}",
            .. YamlText.List("entrypoint:", [YamlText.Literal("node"), YamlText.Literal("-e"), YamlText.Literal(script)]),
            "command: []",
            "user: \"1000:1000\"",
            "read_only: true",
            "cap_drop: [\"ALL\"]",
            "security_opt: [\"no-new-privileges:true\"]",
            "init: true",
            "pids_limit: 64",
            "mem_limit: 256m",
            "restart: unless-stopped",

            // Started with the gateway or not at all.
            .. gateway.Model["profiles"] is ComposeSequence profiles ? new[] { "profiles: " + YamlText.Flow(profiles) } : [],
        ];
    }
}
