using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>The product that an item names in its metadata <c>Product</c>.</summary>
internal static class ItemProduct
{
    public static Product? Of(InputItem? item, List<Problem> problems, DeploymentRequest request)
    {
        if (item?["Product"] is not { } name || name.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (Product.Named(name) is { } product)
        {
            return product;
        }

        problems.Add(new Problem(
            ProblemKind.InvalidSetting,
            request.Project,
            $"{item.Type} {Quote.Value(item.Include)} has the Product {Quote.Value(name)}; write auto, {string.Join(", ", Product.All.Select(static known => known.Name))}"));
        return null;
    }
}
