using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Audit;

/// <summary>The configurations that a host's gateways read in their state folders, and what the deployment is with them.</summary>
/// <remarks>What a program wrote into its own state is no file of the repository: rules that speak of the repository leave it alone (<see cref="GatewayConfig.IsLive"/>).</remarks>
internal sealed class LiveConfigs
{
    private readonly ISourceTree tree;
    private readonly Deployment deployment;
    private readonly ProductVersions versions;
    private readonly List<Problem> problems = [];

    private LiveConfigs(ISourceTree tree, DeploymentRequest request, Deployment deployment)
    {
        this.tree = tree;
        this.deployment = deployment;
        versions = new ProductVersions(tree, request.ProjectDirectory, [.. deployment.Services.Select(static each => each.Service)], deployment.Stages);
    }

    /// <summary>A deployment with the live configurations beside it, what could not be read of them, and the waivers that stand in them.</summary>
    public static Deployment Read(ISourceTree tree, DeploymentRequest request, AuditRequest audit, Deployment deployment)
    {
        var reader = new LiveConfigs(tree, request, deployment);
        var known = deployment.Configs.Select(config => tree.RealPath(config.File.FullPath)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<GatewayConfig> live = [.. FolderNames.Of(audit.StateFolders).SelectMany(folder => reader.In(audit.Host, folder.Name, folder.Path, known))];
        return deployment with
        {
            LiveConfigs = live,
            Problems = [.. deployment.Problems.Concat(reader.problems).Concat(live.SelectMany(static config => config.Problems)).Distinct()],
            Comments = [.. deployment.Comments, .. GateComments.Of([], [], live)],
        };
    }

    /// <summary>The same services, reading the live configurations alone: what the host's gateways are told, whatever the project's files say.</summary>
    public static Deployment InUse(Deployment deployment) => deployment with
    {
        Configs = deployment.LiveConfigs,
        Sets = [.. deployment.Sets.Select(set => set with { Services = [.. set.Services.Select(service => ServiceJoin.WithConfigs(service, deployment.LiveConfigs))] })],
        Problems = [],
        Files = [],
        Beside = [],
        NotGraded = [],
        SecretFiles = [],
    };

    /// <summary>Whether a finding is about a live configuration or what it includes.</summary>
    public static bool IsIn(Deployment deployment, SourceFile file) =>
        deployment.LiveConfigs.Any(config => config.File.FullPath == file.FullPath || config.Included.Any(read => read.File.FullPath == file.FullPath));

    /// <summary>As reports list them. Without a hash, as env files: what stands in a running gateway's configuration may be guessed from it.</summary>
    public static IEnumerable<DeploymentInput> Inputs(Deployment deployment) =>
        deployment.LiveConfigs.SelectMany(static config => config.Included.Select(static read => read.File).Prepend(config.File))
            .Select(static file => new DeploymentInput(file.Path, "config", null)).DistinctBy(static input => input.Path);

    private IEnumerable<GatewayConfig> In(IHost host, string name, string folder, HashSet<string> known)
    {
        // Findings call a file by the folder's name and the way from there, as they do in room 7.
        var above = folder[..^Math.Min(name.Length, folder.Length)];
        var files = host.Files(above.Length == 0 ? folder : above);
        foreach (var (path, product) in ReadIn(files, folder))
        {
            if (known.Add(tree.RealPath(path)))
            {
                var read = files.Read(path);
                var version = deployment.Settings.ProductVersion ?? versions.Of(product);
                if (Guarded.Read(read.File, _ => GatewayConfigReader.Read(read, product, version, new IncludeScope(files, folder)), problems) is { } config)
                {
                    yield return config with { IsLive = true };
                }
            }
        }
    }

    /// <summary>What the deployment's gateways would read there; in a folder where that is nothing, what any gateway would.</summary>
    private IEnumerable<(string Path, Product Product)> ReadIn(ISourceTree files, string folder)
    {
        var running = deployment.Services.Select(static each => each.Service.Product).Append(deployment.Settings.Product).OfType<Product>();
        (string, Product)[] found = [.. First(files, folder, running.Distinct())];
        return found.Length > 0 ? found : First(files, folder, Product.All);
    }

    private static IEnumerable<(string Path, Product Product)> First(ISourceTree files, string folder, IEnumerable<Product> products)
    {
        foreach (var product in products)
        {
            if (product.ConfigFiles.Select(name => SourcePath.Absolute(folder, name)).FirstOrDefault(files.FileExists) is { } path)
            {
                yield return (path, product);
            }
        }
    }
}
