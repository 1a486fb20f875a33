using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle;

/// <summary>The small service that carries connections from the published port to a gateway that listens on its container's loopback.</summary>
/// <remarks>Proven on real gateways: 401 without the token, 200 with it, WebSockets too. What it does with connections is shown by tests between two network namespaces.</remarks>
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
    public static ImmutableArray<string> Lines(Service gateway, string gatewayPort, string image) =>
    [
        $"image: {image}",
        $"network_mode: {YamlText.Literal("service:" + gateway.Name)}",
        .. YamlText.List("entrypoint:", [YamlText.Literal("node"), YamlText.Literal("-e"), YamlText.Literal(Script(gatewayPort))]),
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

    /// <summary>The program.</summary>
    /// <remarks>
    /// A half-closed connection stays open the other way, until nothing was said for ten minutes: libuv takes data and a reset that come together for an end, and a
    /// client that is gone would stay for ever. pipe() waits for the slower side. What breaks off ends on the other side at once: Node's resetAndDestroy() would wait
    /// until a client that does not read has taken all. A gateway's container that the engine starts again has a new namespace, and
    /// the old one keeps loopback alone (moby/moby#24935): then this process ends, a moment later so that the gateway is back, and the engine starts it into the new one.
    /// </remarks>
    private static string Script(string gatewayPort) =>
        "const net = require('net'), os = require('os'); const options = { allowHalfOpen: true, noDelay: true, keepAlive: true }; "
        + "net.createServer(options, (client) => { "
        + $"const gateway = net.connect({{ host: '127.0.0.1', port: {gatewayPort}, ...options }}); "
        + "const close = () => { client.destroy(); gateway.destroy(); }; client.on('error', close); gateway.on('error', close); "
        + "const half = () => { client.setTimeout(600000, close); gateway.setTimeout(600000, close); }; client.on('end', half); gateway.on('end', half); "
        + $"client.pipe(gateway); gateway.pipe(client); }}).listen({ListenPort(gatewayPort)}, '0.0.0.0'); "
        + "const alone = () => Object.values(os.networkInterfaces()).flat().every((at) => at.internal); let gone = 0; "
        + "if (!alone()) setInterval(() => { gone = alone() ? gone + 1 : 0; if (gone > 1) process.exit(1); }, 2000);";
}
