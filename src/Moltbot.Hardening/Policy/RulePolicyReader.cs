using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>Reads the policy from items, properties and severity files.</summary>
internal static class RulePolicyReader
{
    private static readonly string[] AllAsErrors = ["TreatWarningsAsErrors", "MSBuildTreatWarningsAsErrors"];

    public static (RulePolicy Policy, ImmutableArray<Problem> Problems) Read(ISourceTree tree, DeploymentRequest request, Deployment deployment)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var items = Items(request, deployment.Project, problems);
        var files = deployment.Settings.Enabled ? Files(tree, request, deployment, items) : null;
        problems.AddRange(files?.Problems ?? []);
        var policy = new RulePolicy
        {
            Items = items,
            Files = files,
            Mode = deployment.Settings.Mode,
            Preset = deployment.Settings.Preset,
            RuleSet = deployment.Settings.RuleSet,
            NoWarn = WarningCodes.Read(request, "NoWarn", "MSBuildWarningsAsMessages"),
            WarningsAsErrors = WarningCodes.Read(request, "WarningsAsErrors", "MSBuildWarningsAsErrors", DeploymentRequest.WarnAsErrorSwitch),
            WarningsNotAsErrors = WarningCodes.Read(request, "WarningsNotAsErrors", "MSBuildWarningsNotAsErrors"),
            TreatWarningsAsErrors = Array.Find(AllAsErrors, name => IsTrue(request, name)),
        };
        return (policy, problems.ToImmutable());
    }

    /// <summary>In written order, so that what a policy package says first may be tightened by the project, and loosened only with a reason.</summary>
    private static ImmutableDictionary<string, RuleSeverity> Items(DeploymentRequest request, SourceLocation project, ImmutableArray<Problem>.Builder problems)
    {
        var severities = ImmutableDictionary.CreateBuilder<string, RuleSeverity>();
        foreach (var item in request.Items.Where(static item => item.Type == "MoltbotRule"))
        {
            var earlier = severities.GetValueOrDefault(item.Include);
            if (Wrong(item, earlier) is { } wrong)
            {
                problems.Add(new Problem(ProblemKind.InvalidSetting, project, wrong));
            }
            else if (SeverityWords.Item(item["Severity"] ?? "") is { } severity)
            {
                severities[item.Include] = new RuleSeverity(severity, IsJustified(item) || earlier is { IsJustified: true });
            }
        }

        return severities.ToImmutable();
    }

    private static string? Wrong(InputItem item, RuleSeverity? earlier)
    {
        if (RuleRegistry.All.FirstOrDefault(rule => rule.Descriptor.Id == item.Include)?.Descriptor is not { } rule)
        {
            var nearest = Spelling.Nearest(item.Include, RuleRegistry.All.Select(static known => known.Descriptor.Id));
            return $"a MoltbotRule item names {Quote.Value(item.Include)}, which is no rule; {(nearest is null ? "docs/rules lists them" : "did you mean " + nearest + "?")}";
        }

        if (SeverityWords.Item(item["Severity"] ?? "") is not { } severity)
        {
            return $"MoltbotRule {rule.Id} has the Severity {Quote.Value(item["Severity"] ?? "")}; write {SeverityWords.OfItems}";
        }

        if (rule.Room == 0 && severity < rule.Severity)
        {
            return $"MoltbotRule {rule.Id} would lower a rule of the gate itself, and a gate that cannot judge must not pass; remove the item";
        }

        if (IsJustified(item))
        {
            return null;
        }

        if (earlier is not null && severity < earlier.Severity)
        {
            return $"MoltbotRule {rule.Id} lowers to {SeverityWords.Of(severity)} what an earlier item sets to {SeverityWords.Of(earlier.Severity)}, without a Justification; "
                + "add one that says why the risk is accepted";
        }

        return rule.Severity == Severity.Error && severity < Severity.Error && earlier is not { IsJustified: true }
            ? $"MoltbotRule {rule.Id} lowers an error without a Justification; add one that says why the risk is accepted"
            : null;
    }

    private static bool IsJustified(InputItem item) => !string.IsNullOrWhiteSpace(item["Justification"]);

    /// <summary>The files that hold for the project and for what was read of it.</summary>
    private static SeverityFiles Files(ISourceTree tree, DeploymentRequest request, Deployment deployment, ImmutableDictionary<string, RuleSeverity> items)
    {
        var files = new SeverityFiles(tree, deployment.Settings.Root, request.ProjectDirectory, new SeverityFileReader(items));
        files.Open(request.ProjectDirectory);
        foreach (var input in deployment.Inputs)
        {
            files.Open(Path.GetDirectoryName(SourcePath.Absolute(request.ProjectDirectory, input.Path)) ?? request.ProjectDirectory);
        }

        return files;
    }

    private static bool IsTrue(DeploymentRequest request, string name) =>
        string.Equals(request.Properties.GetValueOrDefault(name)?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
