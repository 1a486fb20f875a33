using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>Reads the policy from items and properties.</summary>
internal static class RulePolicyReader
{
    private static readonly ImmutableDictionary<string, Severity> Words = new Dictionary<string, Severity>
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["info"] = Severity.Info,
        ["none"] = Severity.None,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    public static (RulePolicy Policy, ImmutableArray<Problem> Problems) Read(DeploymentRequest request, Settings settings, SourceLocation project)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var severities = ImmutableDictionary.CreateBuilder<string, Severity>();
        var justified = ImmutableHashSet.CreateBuilder<string>();
        foreach (var item in request.Items.Where(static item => item.Type == "MoltbotRule"))
        {
            if (Wrong(item) is { } wrong)
            {
                problems.Add(new Problem(ProblemKind.InvalidSetting, project, wrong));
                continue;
            }

            severities[item.Include] = Words[item["Severity"] ?? ""];
            if (!string.IsNullOrWhiteSpace(item["Justification"]))
            {
                justified.Add(item.Include);
            }
        }

        var policy = new RulePolicy
        {
            Severities = severities.ToImmutable(),
            Justified = justified.ToImmutable(),
            Mode = settings.Mode,
            IsStrict = settings.Preset == Preset.Strict,
            NoWarn = Codes(request, "NoWarn", "MSBuildWarningsAsMessages"),
            WarningsAsErrors = Codes(request, "WarningsAsErrors", "MSBuildWarningsAsErrors"),
            WarningsNotAsErrors = Codes(request, "WarningsNotAsErrors", "MSBuildWarningsNotAsErrors"),
            TreatWarningsAsErrors = IsTrue(request, "TreatWarningsAsErrors") || IsTrue(request, "MSBuildTreatWarningsAsErrors"),
        };
        return (policy, problems.ToImmutable());
    }

    private static string? Wrong(InputItem item)
    {
        if (RuleRegistry.All.FirstOrDefault(rule => rule.Descriptor.Id == item.Include)?.Descriptor is not { } rule)
        {
            var nearest = Spelling.Nearest(item.Include, RuleRegistry.All.Select(static known => known.Descriptor.Id));
            return $"a MoltbotRule item names {Quote.Value(item.Include)}, which is no rule; {(nearest is null ? "docs/rules lists them" : "did you mean " + nearest + "?")}";
        }

        if (item["Severity"] is not { } word || !Words.TryGetValue(word, out var severity))
        {
            return $"MoltbotRule {rule.Id} has the Severity {Quote.Value(item["Severity"] ?? "")}; write error, warning, info or none";
        }

        if (severity >= rule.Severity)
        {
            return null;
        }

        if (rule.Room == 0)
        {
            return $"MoltbotRule {rule.Id} would lower a rule of the gate itself, and a gate that cannot judge must not pass; remove the item";
        }

        return rule.Severity == Severity.Error && string.IsNullOrWhiteSpace(item["Justification"])
            ? $"MoltbotRule {rule.Id} lowers an error without a Justification; add one that says why the risk is accepted"
            : null;
    }

    private static ImmutableHashSet<string> Codes(DeploymentRequest request, params string[] names) =>
        [.. names.SelectMany(name => (request.Properties.GetValueOrDefault(name) ?? "")
            .Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static bool IsTrue(DeploymentRequest request, string name) =>
        string.Equals(request.Properties.GetValueOrDefault(name)?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
