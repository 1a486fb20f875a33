using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle;

/// <summary>Whose config is emitted: the project's word, else the gateway of the first set, else the configs that are there.</summary>
/// <param name="Product">Null where nothing names one: then there is no config to emit.</param>
/// <param name="Problem">Two candidates.</param>
internal sealed record BundleProduct(Product? Product, Problem? Problem)
{
    public static BundleProduct Of(Deployment deployment)
    {
        if (deployment.Settings.Product is { } said)
        {
            return new BundleProduct(said, null);
        }

        var candidates = Candidates(deployment);
        return candidates.Length switch
        {
            0 => new BundleProduct(null, null),
            1 => new BundleProduct(candidates[0], null),
            _ => new BundleProduct(null, new Problem(
                ProblemKind.InvalidSetting,
                deployment.Project,
                $"a config could be emitted for {string.Join(" or ", candidates.Select(static product => product.Name))}; set MoltbotProduct to the one that runs")),
        };
    }

    private static ImmutableArray<Product> Candidates(Deployment deployment)
    {
        var gateways = deployment.Sets.FirstOrDefault(static set => set.HasGateway)?.Gateways.Select(static gateway => gateway.Product).OfType<Product>() ?? [];
        ImmutableArray<Product> running = [.. gateways.Distinct()];
        return running.IsEmpty ? [.. deployment.Configs.Select(static config => config.Product).Distinct()] : running;
    }
}
