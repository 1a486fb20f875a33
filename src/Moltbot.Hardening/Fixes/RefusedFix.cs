using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Fixes;

/// <summary>A change that a rule offers and that is not made.</summary>
/// <param name="Finding">What it would have cured.</param>
/// <param name="Why">Half a sentence.</param>
internal sealed record RefusedFix(Finding Finding, string Why)
{
    /// <summary>The same defect, wherever earlier changes have moved it.</summary>
    public bool IsOf(Finding other) => FixProof.Key(Finding) == FixProof.Key(other);
}
