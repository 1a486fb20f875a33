using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>A finding and what becomes of it.</summary>
/// <param name="Finding">As the rule made it, joined with what has the same cause.</param>
/// <param name="Severity">What it does to this build; <see cref="Severity.None"/> is in the report only.</param>
/// <param name="Fingerprint">The same for the same defect in the next build, whatever line it moved to: 16 hexadecimal digits.</param>
public sealed record GradedFinding(Finding Finding, Severity Severity, string Fingerprint)
{
    /// <summary>The waiver or baseline that accepts it; it then fails no build, and stays in the report.</summary>
    public Acceptance? AcceptedBy { get; init; }

    /// <summary>A waiver or the baseline accepts it.</summary>
    public bool IsWaived => AcceptedBy is not null;
}
