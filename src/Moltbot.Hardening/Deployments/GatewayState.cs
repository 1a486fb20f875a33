using System.Collections.Immutable;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Where in its container a gateway looks for its state and its config, as far as compose and Dockerfile tell.</summary>
/// <param name="Product">Whose places they are.</param>
/// <param name="Directories">Absolute, each of which may hold the config; none where the home is not known.</param>
/// <param name="ConfigFile">The file that a <c>…_CONFIG_PATH</c> names, or null.</param>
/// <param name="IsSure">Product, home and variables are all known; else only the names of folders are.</param>
internal sealed record GatewayState(Product Product, ImmutableArray<string> Directories, string? ConfigFile, bool IsSure)
{
    /// <summary>Names under which one product or another keeps its state.</summary>
    private static readonly ImmutableArray<string> Names = [.. Product.All.SelectMany(static product => product.StateDirectories).Distinct()];

    private static readonly ImmutableArray<string> Files = [.. Product.All.SelectMany(static product => product.ConfigFiles).Distinct()];

    /// <returns>Null where the product is not known, or what only the host or an option knows decides the place.</returns>
    public static GatewayState? Of(Service gateway)
    {
        if (gateway.Product is not { } product || gateway.HasUnreadEnvFile || gateway.Command.Flags("--profile").Concat(gateway.Command.Flags("--dev")).Any())
        {
            return null;
        }

        var variables = VariablesOf(product).Select(name => gateway.VariableInUse(name) is { } value ? new UsedVariable(name, value) : null).OfType<UsedVariable>().ToArray();
        if (Array.Exists(variables, static variable => variable.Value is { Value: null } or { IsHole: true }))
        {
            return null;
        }

        string? Find(string ending) => Array.Find(variables, variable => variable.Name.EndsWith(ending, StringComparison.Ordinal) && variable.Value.Text.Length > 0)?.Value.Text;
        var home = Find("HOME") ?? HomeOf(gateway);
        ImmutableArray<string> directories = Find("_STATE_DIR") is { } state ? [Absolute(state, home)]
            : home is null ? []
            : [.. product.StateDirectories.Select(name => ContainerPath(home) + "/" + name)];
        return new GatewayState(product, directories, Find("_CONFIG_PATH") is { } path ? Absolute(path, home) : null, !directories.IsEmpty && !RunsScript(gateway) && IsNamed(gateway, product));
    }

    private static IEnumerable<string> VariablesOf(Product product)
    {
        foreach (var prefix in product.PathPrefixes)
        {
            yield return prefix + "_STATE_DIR";
            yield return prefix + "_CONFIG_PATH";
        }

        if (product == Product.Openclaw)
        {
            yield return "OPENCLAW_HOME";
        }

        yield return "HOME";
    }

    /// <summary>Whether a mount at this place reaches a config that the gateway reads: it is at or above one of the places, or the file itself.</summary>
    public bool IsServedBy(string target)
    {
        var at = ContainerPath(target);
        return (ConfigFile is { } file && IsAtOrAbove(at, file))
            || Directories.Any(directory => IsAtOrAbove(at, directory) || (IsAtOrAbove(directory, at) && Product.ConfigFiles.Contains(Path.GetFileName(at))));
    }

    /// <summary>By its name a gateway's state or config, of a product or at a place that this gateway does not read.</summary>
    /// <remarks>Where the home is not known, only another product's name tells.</remarks>
    public bool IsMissedBy(string target)
    {
        var name = Path.GetFileName(ContainerPath(target));
        return Directories.IsEmpty
            ? (Names.Contains(name) && !Product.StateDirectories.Contains(name)) || (Files.Contains(name) && !Product.ConfigFiles.Contains(name))
            : Names.Contains(name) || Files.Contains(name);
    }

    /// <summary>Where the home is not known: the mount may be it, or holds a folder of the right name.</summary>
    public bool MayServe(string target) => Directories.IsEmpty
        && (ContainerPath(target).Split('/') is ["", "root"] or ["", "home", _] or ["", "home"] || target.Split('/').Any(segment => Product.StateDirectories.Contains(segment)));

    /// <summary>The mounted file is a config by its name.</summary>
    public static bool IsConfigFile(string target) => Files.Contains(Path.GetFileName(ContainerPath(target)));

    /// <summary>The place is a gateway's state, above or below it.</summary>
    public static bool IsState(string target) => target.Split('/').Any(static segment => Names.Contains(segment) || Files.Contains(segment));

    public static bool IsAtOrAbove(string folder, string path) => (ContainerPath(path) + "/").StartsWith(ContainerPath(folder) + "/", StringComparison.Ordinal);

    private static string ContainerPath(string path) => path.TrimEnd('/');

    private static string Absolute(string path, string? home) => path.StartsWith("~/", StringComparison.Ordinal) && home is not null ? ContainerPath(home) + path[1..] : path;

    /// <summary>By the user's name: the images that gateways are built on call theirs <c>node</c>.</summary>
    private static string? HomeOf(Service gateway) => gateway.User switch
    {
        { RunsAsRoot: true } => "/root",
        { Value: { } user } when user.Split(':')[0] == "node" => "/home/node",
        _ => null,
    };

    /// <summary>A script in front of the gateway may set any variable.</summary>
    private static bool RunsScript(Service gateway) => gateway.Command.Commands.Length > 1
        || gateway.Command.Words.Any(static word => word.Text.EndsWith(".sh", StringComparison.Ordinal) || Path.GetFileName(word.Text) is "sh" or "bash" or "ash")
        || (gateway.Command.EntrypointInUse.IsEmpty && gateway.Command.CommandInUse.IsEmpty && gateway.Stage is null && gateway.ImageName != gateway.Product?.Name);

    /// <summary>What it runs says the product, not its variables alone: Moltbot reads those of Clawdbot.</summary>
    private static bool IsNamed(Service gateway, Product product) =>
        gateway.ImageName.Contains(product.Name, StringComparison.Ordinal) || gateway.Name.Contains(product.Name, StringComparison.Ordinal)
        || gateway.Command.Words.Any(word => word.Text.Contains(product.Name, StringComparison.Ordinal));
}
