using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Cases;

/// <summary>What a query of KICS is to us.</summary>
/// <param name="Rule">The id of the rule that finds the same, or null.</param>
/// <param name="Note">Why no rule does; or what the rule does otherwise.</param>
internal sealed record KicsQuery(string? Rule, string Note)
{
    /// <summary>A word that the finding's subject holds, where a rule speaks of several things.</summary>
    public string Subject { get; init; } = "";

    public bool IsSame(Finding finding) => finding.Rule.Id == Rule && finding.Subject.Contains(Subject, StringComparison.Ordinal);
}
