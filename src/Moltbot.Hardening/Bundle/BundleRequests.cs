using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle;

/// <summary>The deployments that an emission asks the engine about: the bases, and the bases with what would be emitted.</summary>
internal static class BundleRequests
{
    /// <summary>The project's sets without the overrides that the emitted ones take the place of: compose's own, and an emitted one that was committed.</summary>
    public static DeploymentRequest Bases(Verdict verdict) =>
        WithSets(verdict, verdict.Deployment.Sets.Select(set => Item(verdict, set, [.. Kept(set)])));

    /// <summary>The bases, each with its emitted override, and the emitted config in place of the project's.</summary>
    public static DeploymentRequest Hardened(Verdict verdict, IReadOnlyDictionary<string, string> overrides, InputItem? config)
    {
        var sets = verdict.Deployment.Sets.Select(set =>
            Item(verdict, set, [.. Kept(set), .. overrides.TryGetValue(set.Name, out var path) ? [path] : Array.Empty<string>()]));
        var request = WithSets(verdict, sets);
        return config is null
            ? request
            : request with { Items = [.. request.Items.Where(static item => item.Type != "MoltbotConfig"), config] };
    }

    /// <summary>The project's sets without the emitted overrides among their files, and every other file as it is named.</summary>
    public static DeploymentRequest WithoutEmitted(Verdict verdict) =>
        WithSets(verdict, verdict.Deployment.Sets.Select(set => Item(verdict, set, [.. set.Request.Files.Where((path, index) => index == 0 || !IsEmitted(set, path))])));

    /// <summary>The project's sets, each with the files that it is to have, and every other file as it is named, env files too.</summary>
    public static DeploymentRequest WithFiles(Verdict verdict, IReadOnlyDictionary<string, ImmutableArray<string>> files)
    {
        var request = WithSets(verdict, verdict.Deployment.Sets.Select(set => Item(verdict, set, files[set.Name])));
        return request with { Items = request.Items.AddRange(verdict.Deployment.Plan.EnvFiles.Select(static file => Item("MoltbotEnvFile", file))) };
    }

    /// <summary>Whether a file of the set is an override that was emitted.</summary>
    public static bool IsEmitted(ServiceSet set, string path) =>
        set.Compose.Files.FirstOrDefault(file => file.FullPath == path) is { } file && file.Text.StartsWith(OverrideText.FirstLine, StringComparison.Ordinal);

    private static DeploymentRequest WithSets(Verdict verdict, IEnumerable<InputItem> sets) => verdict.Request with
    {
        Items =
        [
            .. verdict.Request.Items.Where(static item => item.Type is not ("MoltbotCompose" or "MoltbotDockerfile" or "MoltbotConfig" or "MoltbotEnvFile")),
            .. sets,
            .. verdict.Deployment.Plan.Dockerfiles.Where(file => file.Item is not null || !IsBuilt(verdict, file)).Select(static file => Item("MoltbotDockerfile", file)),
            .. verdict.Deployment.Plan.Configs.Select(static file => Item("MoltbotConfig", file)),
        ],
        Properties = verdict.Request.Properties.SetItem("EnableDefaultMoltbotItems", "false").SetItem("MoltbotVerifyArtifacts", "false"),
    };

    /// <summary>A service builds it: then the stage is the service's, and by an item its last one would be judged beside.</summary>
    private static bool IsBuilt(Verdict verdict, PlannedFile file) => verdict.Deployment.Services.Any(each => each.Service.Stage?.Dockerfile.File.FullPath == file.Path);

    private static InputItem Item(string type, PlannedFile file) => file.Item is null ? new InputItem(type, file.Path) : file.Item with { Include = file.Path };

    private static InputItem Item(Verdict verdict, ServiceSet set, ImmutableArray<string> files)
    {
        var planned = verdict.Deployment.Plan.Sets.First(plan => plan.Request.Name == set.Request.Name).Item;
        var metadata = (planned?.Metadata ?? ImmutableDictionary<string, string>.Empty)
            .SetItem("Overrides", string.Join(';', files[1..]))
            .SetItem("Name", set.Name);
        return new InputItem("MoltbotCompose", files[0], set.Request.EnvFiles is { } envFiles ? metadata.SetItem("EnvFile", string.Join(';', envFiles)) : metadata);
    }

    private static IEnumerable<string> Kept(ServiceSet set) => set.Request.Files
        .Where((path, index) => index == 0 || !(DefaultComposeSets.IsStandardOverride(path) || IsEmitted(set, path)));
}
