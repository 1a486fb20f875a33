using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Deployments;

/// <summary>The release of a product that a deployment runs, where neither an item nor a property says it: by the image's tag, the Dockerfile, or the package.json beside.</summary>
internal sealed class ProductVersions(ISourceTree tree, string folder, IReadOnlyList<Service> services, IReadOnlyList<BuiltStage> stages)
{
    /// <returns>Null where none of them names one release, or they name two.</returns>
    public string? Of(Product product) =>
        Only(services.Where(service => service.IsGateway && (service.Product ?? product) == product).Select(static service => Tag(service.Image)))
        ?? Only(stages.SelectMany(stage => InStage(stage, product)))
        ?? InPackage(product);

    private static string? Only(IEnumerable<string?> found) => found.OfType<string>().Distinct().Take(2).ToArray() is [var one] ? one : null;

    private static string? Tag(string? image) => image is null || HoleText.IsIn(image) ? null : ReleaseNumber.Of(ImageReference.Parse(image)?.Tag);

    /// <summary>The image that the stage begins with, and what its build installs by npm.</summary>
    private static IEnumerable<string?> InStage(BuiltStage stage, Product product)
    {
        if (stage.Stage is not { } built)
        {
            yield break;
        }

        if (built.BaseImage is { } image && image.Contains(product.Name, StringComparison.Ordinal))
        {
            yield return Tag(image);
        }

        foreach (var package in built.Built.Where(static instruction => instruction.Keyword == "RUN").SelectMany(InstalledPackage.In))
        {
            if (package.Name == product.Name)
            {
                yield return ReleaseNumber.Of(package.Version);
            }
        }
    }

    private string? InPackage(Product product)
    {
        var path = SourcePath.Absolute(folder, "package.json");
        if (!tree.FileExists(path) || tree.Read(path) is not { Problem: null, File: var file } || Json5Reader.Read(file).Roots is not [MappingNode package])
        {
            return null;
        }

        return Dependency("dependencies") ?? Dependency("devDependencies");

        string? Dependency(string section) => ReleaseNumber.Of(((package[section] as MappingNode)?[product.Name] as ScalarNode)?.Value);
    }
}
