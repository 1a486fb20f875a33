using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Rules;

namespace Moltbot.Hardening.Bundle;

/// <summary>What would be emitted for a deployment, and what stands in the way.</summary>
/// <param name="Files">The manifest last; none where there is nothing to emit.</param>
/// <param name="Obstacles">Findings that stop the write.</param>
public sealed record HardenedBundle(ImmutableArray<OutputFile> Files, ImmutableArray<GradedFinding> Obstacles)
{
    /// <summary>Rules of room 0 that say an input could not be read: then nothing can be computed from it.</summary>
    private static readonly string[] Unreadable = ["MBH0001", "MBH0003", "MBH0007"];

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What is left to a person once it is in force, as lines for a terminal; none where nothing may be written.</summary>
    public ImmutableArray<string> Uncured { get; init; } = [];

    public bool MayBeWritten => Obstacles.IsEmpty;

    /// <summary>Computes the bundle and judges what the base would be with it, by the same rules, before anything is written.</summary>
    public static HardenedBundle Plan(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var unreadable = verdict.Findings.Where(static graded => IsUnreadable(graded.Finding)).ToImmutableArray();
        if (!unreadable.IsEmpty)
        {
            return new HardenedBundle([], unreadable);
        }

        var bases = DeploymentReader.Read(verdict.Tree, BundleRequests.Bases(verdict));
        var product = BundleProduct.Of(bases);
        if (product.Problem is { } problem)
        {
            return new HardenedBundle([], [Obstacle(problem)]);
        }

        ImmutableArray<GradedFinding> limits = [.. EmissionLimits.Of(bases.Settings, product.Product, bases.Project).Select(Obstacle)];
        if (!limits.IsEmpty)
        {
            return new HardenedBundle([], limits);
        }

        var overrides = Overrides(bases);
        var config = product.Product is null ? null : Config(verdict.Request, bases.Settings, product.Product);
        OutputFile[] files = [.. overrides.Select(static pair => pair.File), .. config is null ? [] : new[] { config }, .. Secrets(bases, product.Product)];
        var (hardened, ours) = BundleJudge.Judge(verdict, overrides, config);
        ImmutableArray<GradedFinding> obstacles = [.. ours, .. Leaks(bases, files)];
        files = [.. files, .. product.Product is null ? [] : Operation(bases, hardened.Deployment, product.Product, overrides)];
        return new HardenedBundle(files.Length == 0 ? [] : [.. files, Manifest.Of(Path.GetFileName(verdict.Request.ProjectFile), verdict.Deployment.Settings.RuleSet, files)], obstacles)
        {
            Uncured = [.. Hardening.Bundle.Uncured.Lines(hardened)],
        };
    }

    private static ImmutableArray<EmittedOverride> Overrides(Deployment bases) =>
    [
        .. from set in bases.Sets
           let text = OverrideText.Write(bases, set)
           where text is not null
           select new EmittedOverride(set.Name, new OutputFile(BundlePaths.Override(bases, set), text)),
    ];

    private static OutputFile Config(DeploymentRequest request, Settings settings, Product product) => new(
        product.ConfigFile,
        GatewayConfigTemplate.Write(new GatewayConfigRequest
        {
            Product = product,
            Version = settings.ProductVersion,
            Topology = settings.Topology,
            Port = settings.GatewayPort,
            WhatsApp = settings.WhatsApp,
            Secrets = settings.Secrets,
            TrustedProxy = settings.TrustedProxy,
            TrustedProxies = settings.TrustedProxies,
            DmAllow = Values(request, "MoltbotWhatsAppDmAllow"),
            GroupAllow = Values(request, "MoltbotWhatsAppGroupAllow"),
        }))
    {
        Mode = Private,
    };

    private static IEnumerable<OutputFile> Secrets(Deployment bases, Product? product)
    {
        if (product is null)
        {
            yield break;
        }

        var channels = bases.Configs.SelectMany(static config => config.Channels).Select(static channel => channel.Channel);
        yield return new OutputFile(SecretsEnvExample.FileName, SecretsEnvExample.Write(new TokenDelivery(bases.Settings.Secrets, product), bases.Settings.TrustedProxy is null, channels, HostVariables.Of(bases)));
    }

    /// <summary>What the operator works with: scripts and what they are told, ignore files' lines, the guide.</summary>
    private static OutputFile[] Operation(Deployment bases, Deployment hardened, Product product, ImmutableArray<EmittedOverride> overrides)
    {
        var bySet = overrides.ToDictionary(static pair => pair.Set, static pair => pair.File.Path, StringComparer.Ordinal);
        OutputFile[] files = [.. EffectiveModels.Of(hardened), .. ScriptFiles.All(), SecretShapeList.Write(), .. UnitFiles.All(), DeploymentConf.Write(bases, product, bySet), .. IgnoreFragments.All()];
        return [.. files, OperatorsGuide.Write(bases, product, bySet, files)];
    }

    /// <summary>A value of an env file in an emitted text: a secret on its way into a repository. Better no file than that one.</summary>
    private static IEnumerable<GradedFinding> Leaks(Deployment bases, OutputFile[] files) =>
        from set in bases.Sets
        from secret in SecretValues.Of(set.Compose)
        from file in files
        where file.Content.Contains(secret, StringComparison.Ordinal)
        select Obstacle(new Problem(
            ProblemKind.InvalidSetting,
            set.Compose.Files[0].Start,
            $"'{file.Path}' would hold a secret of an env file, since a command that is one string has its variables replaced; write the command as a list"));

    private static ImmutableArray<string> Values(DeploymentRequest request, string type) =>
        [.. request.Items.Where(item => item.Type == type).Select(static item => item.Include)];

    /// <summary>Whether a finding says that an input could not be read.</summary>
    internal static bool IsUnreadable(Finding finding) => Unreadable.Contains(finding.Rule.Id);

    /// <summary>What stops a write.</summary>
    internal static GradedFinding Obstacle(Problem problem)
    {
        var rule = RuleRegistry.All.Single(static known => known.Descriptor.Id == "MBH0003").Descriptor;
        var finding = new Finding(rule, problem.At, problem.Message);
        return new GradedFinding(finding, finding.Severity, Fingerprint.Of(finding));
    }
}
