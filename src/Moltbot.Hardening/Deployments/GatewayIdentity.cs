using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Which services run the gateway, and of which product (rules.md, "A service is the gateway when").</summary>
internal static class GatewayIdentity
{
    private static readonly ImmutableArray<Product> Products = Product.All;

    /// <summary>Words after <c>gateway</c> that make it a client's call, not the server.</summary>
    private static readonly string[] ClientCalls = ["status", "health", "call", "probe", "discover", "stop", "restart", "install", "uninstall"];

    private static readonly string[] Wrappers = ["sh", "bash", "ash", "tini", "dumb-init", "docker-init", "--", "-g", "-s"];

    private static readonly string[] OtherImages = ["cli", "sandbox", "browser", "proxy", "ui", "bridge", "forward", "forwarder"];

    public static ImmutableArray<Service> Mark(ImmutableArray<Service> services, int gatewayPort)
    {
        var marked = services.Select(service => service with { Product = ProductOf(service), IsGateway = IsGateway(service) }).ToImmutableArray();
        var hasGateway = marked.Any(static service => service.IsGateway);
        return [.. marked.Select(service => service.IsGateway || (hasGateway && !IsBesideGateway(service))
            ? service
            : service with { IsGateway = LooksLikeGateway(service, gatewayPort) })];
    }

    private static bool IsGateway(Service service)
    {
        if (RunsGateway(service))
        {
            return true;
        }

        if (HasOtherEntrypoint(service) || service.Name.EndsWith("cli", StringComparison.Ordinal))
        {
            return false;
        }

        return (!service.Command.HasOwnCommand && Products.Any(product => IsImageOf(product, service.ImageName)))
            || Products.Any(product => service.Name == product.Name || service.Name == product.Name + "-gateway");
    }

    /// <summary>A script or an init program in front of what the image runs anyway is no other entrypoint.</summary>
    private static bool HasOtherEntrypoint(Service service) => service.Command.Entrypoint.Select(static word => Path.GetFileName(word.Text))
        .Any(static word => !Wrappers.Contains(word) && !word.EndsWith(".sh", StringComparison.Ordinal));

    /// <summary>The product's own name, or one built on it (<c>openclaw-hardened</c>); a sandbox or a browser of it is another program.</summary>
    private static bool IsImageOf(Product product, string image) =>
        image == product.Name || (image.StartsWith(product.Name + "-", StringComparison.Ordinal) && !OtherImages.Any(other => image.EndsWith(other, StringComparison.Ordinal)));

    private static bool RunsGateway(Service service)
    {
        foreach (var command in service.Command.Commands)
        {
            var words = command.Words.Select(static word => word.Text).ToArray();
            var subcommand = Array.IndexOf(words, "gateway");
            while (subcommand > 0 && !IsOwnWord(words, subcommand))
            {
                subcommand = Array.IndexOf(words, "gateway", subcommand + 1);
            }

            if (subcommand >= 0 && !(subcommand + 1 < words.Length && ClientCalls.Contains(words[subcommand + 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Between the program and its subcommand stand options only, each with at most one value.</summary>
    private static bool IsOwnWord(string[] words, int subcommand)
    {
        var i = subcommand - 1;
        while (i > 0 && !StartsProduct(words[i]))
        {
            var isOption = words[i].StartsWith('-');
            if (!isOption && !words[i - 1].StartsWith('-'))
            {
                return false;
            }

            i -= isOption ? 1 : 2;
        }

        return i >= 0 && StartsProduct(words[i]);
    }

    private static bool StartsProduct(string word) => IsProgram(word) || word.EndsWith(".js", StringComparison.Ordinal) || word.EndsWith(".mjs", StringComparison.Ordinal);

    private static bool IsProgram(string word) => Products.Any(product => IsProgramOf(product, word));

    /// <summary>By its path, or as npx is told it, with a version.</summary>
    private static bool IsProgramOf(Product product, string word) => Path.GetFileName(word.Split('@')[0]) == product.Name;

    // Beside a gateway that is known, an open port says nothing: a forwarder runs the product's image with the gateway's port published.
    private static bool IsBesideGateway(Service service) => !service.Name.EndsWith("cli", StringComparison.Ordinal) && SetsBind(service);

    private static bool SetsBind(Service service) => Products.Any(product => service.VariableInUse(product.GatewayPrefix + "_GATEWAY_BIND") is not null);

    /// <summary>Environment and port decide only where nothing else does.</summary>
    private static bool LooksLikeGateway(Service service, int gatewayPort) => !HasOtherEntrypoint(service)
        && service.SharesNetworkOf is null
        && (SetsBind(service)
            || service.Ports.Any(port => port.Target == gatewayPort.ToString(CultureInfo.InvariantCulture)));

    // Moltbot reads CLAWDBOT_ variables too, so a variable's name says least.
    private static Product? ProductOf(Service service) =>
        Products.FirstOrDefault(product => service.ImageName.Contains(product.Name, StringComparison.Ordinal))
        ?? Products.FirstOrDefault(product => service.Command.Words.Any(word => IsProgramOf(product, word.Text)))
        ?? Products.FirstOrDefault(product => service.Name.Contains(product.Name, StringComparison.OrdinalIgnoreCase))
        ?? Products.FirstOrDefault(product => service.Environment.Keys.Any(key => key.StartsWith(product.Name + "_", StringComparison.OrdinalIgnoreCase)));
}
