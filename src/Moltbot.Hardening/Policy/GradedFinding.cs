using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>A finding and what becomes of it.</summary>
/// <param name="Finding">As the rule made it.</param>
/// <param name="Severity">What it does to this build; <see cref="Severity.None"/> is in the report only.</param>
/// <param name="Fingerprint">The same for the same defect in the next build, whatever line it moved to: 16 hexadecimal digits.</param>
public sealed record GradedFinding(Finding Finding, Severity Severity, string Fingerprint)
{
    /// <summary>A waiver accepts it.</summary>
    public bool IsWaived { get; init; }
}
