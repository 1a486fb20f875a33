using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A place that says which port a gateway listens on.</summary>
/// <param name="Name">What messages call the place: <c>--port</c>, <c>OPENCLAW_GATEWAY_PORT</c>, <c>gateway.port</c>.</param>
/// <param name="Value">The number, without leading zeros.</param>
/// <param name="At">The number's place.</param>
internal sealed record GatewayPort(string Name, string Value, SourceLocation At)
{
    /// <summary>The places that say it, the strongest first; what only the host knows is left out.</summary>
    public static ImmutableArray<GatewayPort> Of(Service gateway)
    {
        var variable = (gateway.Product ?? Product.Moltbot).GatewayPrefix + "_GATEWAY_PORT";
        var config = gateway.Configs.Select(static each => each.Port).FirstOrDefault(static port => port is { IsAbsent: false, IsRefused: false });
        return
        [
            .. Word("--port", gateway.Command.Option("--port")),
            .. Word(variable, gateway.VariableInUse(variable)),
            .. config is { Text: { } text } && Number(text) is { } number ? new[] { new GatewayPort("gateway.port", number, config.At) } : [],
        ];
    }

    private static GatewayPort[] Word(string name, ComposeScalar? word) =>
        word is { IsHole: false } && Number(word.Text) is { } number ? [new GatewayPort(name, number, word.Origin.At)] : [];

    private static string? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port.ToString(CultureInfo.InvariantCulture) : null;
}
