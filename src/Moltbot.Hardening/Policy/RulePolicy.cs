using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>What the project says of severities: <c>MoltbotRule</c> items, severity files, the preset, the mode, and MSBuild's own warning properties.</summary>
internal sealed record RulePolicy
{
    /// <summary>Severities from items, by rule id.</summary>
    public ImmutableDictionary<string, RuleSeverity> Items { get; init; } = ImmutableDictionary<string, RuleSeverity>.Empty;

    /// <summary>Severities from files; null where the gate is off and nothing is read.</summary>
    public SeverityFiles? Files { get; init; }

    public GateMode Mode { get; init; }

    public Preset Preset { get; init; } = Preset.Recommended;

    /// <summary>The release whose rules are judged by.</summary>
    public string RuleSet { get; init; } = RuleSets.Current;

    public WarningCodes NoWarn { get; init; } = WarningCodes.None;

    public WarningCodes WarningsAsErrors { get; init; } = WarningCodes.None;

    public WarningCodes WarningsNotAsErrors { get; init; } = WarningCodes.None;

    /// <summary>The property that makes every warning an error, or null.</summary>
    public string? TreatWarningsAsErrors { get; init; }

    /// <summary>Whether the rule is one of the pinned set.</summary>
    public bool Judges(RuleDescriptor rule) => RuleSets.Holds(RuleSet, rule);

    /// <summary>Whether a rule says nothing in this project, wherever it looks.</summary>
    public bool IsOff(RuleDescriptor rule) => Decide(rule, rule.Severity, Files?.Everywhere(rule)).Severity == Severity.None;

    /// <summary>What becomes of a cause. An accepted one keeps the severity that it would have, and names the place that accepts it.</summary>
    public GradedFinding Grade(Settled settled)
    {
        var (finding, accepted) = (settled.Cause.Finding, settled.AcceptedBy);
        return new GradedFinding(
            accepted is null ? finding : finding with { Related = finding.Related.Add(new Related(accepted.At, accepted.Reason)) },
            Grade(finding),
            settled.Cause.Fingerprint)
        {
            AcceptedBy = accepted,
        };
    }

    /// <summary>The severity of a finding in this build.</summary>
    public Severity Grade(Finding finding) => Decide(finding.Rule, finding.Severity, Files?.For(finding.Rule, finding.At.File)).Severity;

    /// <summary>The severity of a rule's findings. Room 0 is never lowered: a gate that cannot judge must not pass.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="own">The catalogue's severity for the finding.</param>
    /// <param name="setting">What a file says where the finding stands.</param>
    public SeverityDecision Decide(RuleDescriptor rule, Severity own, SeveritySetting? setting)
    {
        if (!Judges(rule))
        {
            return new SeverityDecision(Severity.None, $"MoltbotRuleSet={RuleSet}");
        }

        var written = Written(rule, own, setting);
        var decision = written ?? new SeverityDecision(own, SeverityDecision.Default);
        if (decision.Severity is Severity.Warning or Severity.Info && rule.Room != 0 && NoWarn[rule.Id] is { } silenced)
        {
            return decision.Then(Severity.None, silenced);
        }

        decision = AsErrors(rule, written ?? OfPreset(rule, decision));
        return decision.Severity == Severity.Error && Mode == GateMode.Warn && rule.Room != 0 ? Warned(rule, decision) : decision;
    }

    /// <summary>What an item or a file says, as far as it may. A file may raise what an item says, and lower only what no item speaks of and is no error.</summary>
    private SeverityDecision? Written(RuleDescriptor rule, Severity own, SeveritySetting? setting)
    {
        var item = Items.GetValueOrDefault(rule.Id);
        SeverityDecision? written = item is not null && MayBecome(rule, own, item) ? new(item.Severity, "MoltbotRule") : null;
        if (setting?.Severity is not { } severity)
        {
            return written;
        }

        var raises = severity > (written?.Severity ?? own);
        var mayLower = item is null && own != Severity.Error && rule.Room != 0;
        return raises || mayLower ? new SeverityDecision(severity, setting.Origin) : written;
    }

    private static bool MayBecome(RuleDescriptor rule, Severity own, RuleSeverity item) =>
        item.Severity >= own || (rule.Room != 0 && (own != Severity.Error || item.IsJustified));

    private SeverityDecision OfPreset(RuleDescriptor rule, SeverityDecision decision) => Preset switch
    {
        Preset.Strict when decision.Severity == Severity.Warning && WarningsNotAsErrors[rule.Id] is null => decision.Then(Severity.Error, "MoltbotPreset=strict"),
        Preset.Essential when decision.Severity != Severity.Error && !rule.IsEssential => decision.Then(Severity.None, "MoltbotPreset=essential"),
        _ => decision,
    };

    private SeverityDecision AsErrors(RuleDescriptor rule, SeverityDecision decision) =>
        decision.Severity == Severity.Warning && WarningsNotAsErrors[rule.Id] is null && (WarningsAsErrors[rule.Id] ?? TreatWarningsAsErrors) is { } property
            ? decision.Then(Severity.Error, property)
            : decision;

    /// <summary>In mode warn an error is a warning, and MSBuild makes of that what it is told to: silence, or an error again.</summary>
    private SeverityDecision Warned(RuleDescriptor rule, SeverityDecision decision)
    {
        if (WarningsAsErrors[rule.Id] is not null && WarningsNotAsErrors[rule.Id] is null)
        {
            return decision;
        }

        var warning = decision.Then(Severity.Warning, "MoltbotMode=warn");
        return NoWarn[rule.Id] is { } silenced ? warning.Then(Severity.None, silenced) : warning;
    }
}
