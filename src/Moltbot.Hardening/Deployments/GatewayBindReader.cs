using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds what decides a gateway's bind address: the option, the variable, the config in use, the product's default.</summary>
internal static class GatewayBindReader
{
    public static GatewayBind Read(Service gateway)
    {
        var options = gateway.Command.Options("--bind").Select(static option => Of(option, BindSource.Command)).ToArray();
        if (options.Length > 0)
        {
            // A script may start the gateway in more than one way: the widest one counts.
            return Array.Find(options, static option => !option.IsLoopback) ?? options[^1];
        }

        var product = gateway.Product ?? Product.Moltbot;
        if (product.ReadsBindVariable && gateway.VariableInUse(product.GatewayPrefix + "_GATEWAY_BIND") is { } variable && (variable.Value is null || variable.Text.Length > 0))
        {
            // Without a value the container takes it from whoever starts it.
            return Of(variable, BindSource.Environment) with { IsHole = variable.IsHole || variable.Value is null };
        }

        foreach (var bind in gateway.Configs.Select(static config => config.Bind).Where(static bind => bind is { IsAbsent: false, IsRefused: false }))
        {
            return new GatewayBind(bind.Text ?? "", BindSource.Config, bind.At) { IsHole = bind.IsKnownOnHostOnly };
        }

        return new GatewayBind(product.BindsEverywhereInContainer ? "auto" : "loopback", BindSource.Default, gateway.At);
    }

    private static GatewayBind Of(ComposeScalar word, BindSource source) =>
        new(word.Text, source, word.Origin.At) { IsHole = word.IsHole, Via = word.Origin.Via };
}
