using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>What the project says of severities: <c>MoltbotRule</c> items, the mode, and MSBuild's own warning properties.</summary>
internal sealed record RulePolicy
{
    /// <summary>Severities from items, by rule id.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>Rules whose errors an item lowers with a justification.</summary>
    public ImmutableHashSet<string> Justified { get; init; } = [];

    public GateMode Mode { get; init; }

    /// <summary>Every warning is an error (preset <c>strict</c>).</summary>
    public bool IsStrict { get; init; }

    public ImmutableHashSet<string> NoWarn { get; init; } = [];

    public ImmutableHashSet<string> WarningsAsErrors { get; init; } = [];

    public ImmutableHashSet<string> WarningsNotAsErrors { get; init; } = [];

    public bool TreatWarningsAsErrors { get; init; }

    /// <summary>What the report lists.</summary>
    public ImmutableArray<PolicyEntry> Entries =>
    [
        .. Severities.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(static pair => new PolicyEntry(pair.Key, pair.Value.ToString().ToLowerInvariant(), "MoltbotRule")),
    ];

    /// <summary>The severity of a finding in this build. Room 0 is never lowered: a gate that cannot judge must not pass.</summary>
    public Severity Grade(Finding finding)
    {
        var id = finding.Rule.Id;
        var severity = Severities.TryGetValue(id, out var written) && MayBecome(finding, written) ? written : finding.Severity;
        if (severity is Severity.Warning or Severity.Info && NoWarn.Contains(id) && finding.Rule.Room != 0)
        {
            return Severity.None;
        }

        if (severity == Severity.Warning && (IsStrict || TreatWarningsAsErrors || WarningsAsErrors.Contains(id)) && !WarningsNotAsErrors.Contains(id))
        {
            severity = Severity.Error;
        }

        return severity == Severity.Error && Mode == GateMode.Warn && finding.Rule.Room != 0 ? Severity.Warning : severity;
    }

    private bool MayBecome(Finding finding, Severity written) =>
        written >= finding.Severity || (finding.Rule.Room != 0 && (finding.Severity != Severity.Error || Justified.Contains(finding.Rule.Id)));
}
