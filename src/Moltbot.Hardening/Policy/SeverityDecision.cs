using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>A severity in force.</summary>
/// <param name="Severity">What a finding does to this build.</param>
/// <param name="Origin">What set it: <see cref="Default"/>, or the settings one after the other.</param>
internal sealed record SeverityDecision(Severity Severity, string Origin)
{
    /// <summary>The rule's own.</summary>
    public const string Default = "default";

    /// <summary>The same after a further setting.</summary>
    public SeverityDecision Then(Severity severity, string origin) =>
        new(severity, Origin == Default ? origin : $"{Origin}, then {origin}");
}
