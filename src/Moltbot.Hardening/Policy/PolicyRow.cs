using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;

namespace Moltbot.Hardening.Policy;

/// <summary>What is in force for a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Everywhere">Where no .editorconfig says otherwise; for findings that have the rule's own severity.</param>
/// <param name="InFiles">What lines of .editorconfig files make of it for the files of their sections.</param>
internal sealed record PolicyRow(RuleDescriptor Rule, SeverityDecision Everywhere, ImmutableArray<SeverityDecision> InFiles)
{
    /// <summary>A row for every rule, by id.</summary>
    public static ImmutableArray<PolicyRow> Of(RulePolicy policy) => [.. RuleRegistry.All.Select(rule => Of(policy, rule.Descriptor))];

    /// <summary>What is not the rule's own.</summary>
    public IEnumerable<PolicyEntry> Entries => InFiles.Prepend(Everywhere)
        .Where(static decision => decision.Origin != SeverityDecision.Default)
        .Select(decision => new PolicyEntry(Rule.Id, SeverityWords.Of(decision.Severity), decision.Origin));

    private static PolicyRow Of(RulePolicy policy, RuleDescriptor rule)
    {
        var everywhere = policy.Decide(rule, rule.Severity, policy.Files?.Everywhere(rule));
        var inFiles = (policy.Files?.InSections ?? [])
            .Where(setting => setting.Concerns(rule))
            .Select(setting => policy.Decide(rule, rule.Severity, setting))
            .Where(decision => decision != everywhere && decision.Origin != SeverityDecision.Default);
        return new PolicyRow(rule, everywhere, [.. inFiles]);
    }
}
