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
    public static ImmutableArray<PolicyRow> Of(RulePolicy policy)
    {
        ImmutableArray<SeveritySetting> inSections = [.. policy.Files?.InSections ?? []];
        var rows = ImmutableArray.CreateBuilder<PolicyRow>(RuleRegistry.All.Length);
        foreach (var rule in RuleRegistry.All)
        {
            rows.Add(Of(policy, rule.Descriptor, inSections));
        }

        return rows.MoveToImmutable();
    }

    /// <summary>What is not the rule's own.</summary>
    public IEnumerable<PolicyEntry> Entries => InFiles.Prepend(Everywhere)
        .Where(static decision => decision.Origin != SeverityDecision.Default)
        .Select(decision => new PolicyEntry(Rule.Id, SeverityWords.Of(decision.Severity), decision.Origin));

    private static PolicyRow Of(RulePolicy policy, RuleDescriptor rule, ImmutableArray<SeveritySetting> inSections)
    {
        var everywhere = policy.Decide(rule, rule.Severity, policy.Files?.Everywhere(rule));
        var inFiles = ImmutableArray.CreateBuilder<SeverityDecision>();
        foreach (var setting in inSections)
        {
            if (setting.Concerns(rule) && policy.Decide(rule, rule.Severity, setting) is var decision && decision != everywhere && decision.Origin != SeverityDecision.Default)
            {
                inFiles.Add(decision);
            }
        }

        return new PolicyRow(rule, everywhere, inFiles.ToImmutable());
    }
}
