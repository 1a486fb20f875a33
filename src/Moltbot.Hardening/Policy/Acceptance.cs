using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>Why a finding does not count.</summary>
/// <param name="At">The waiver's comment, the project file of a waiver's item, or the entry of the baseline.</param>
/// <param name="Reason">In the waiver's words; <c>accepted by the baseline</c>.</param>
/// <param name="IsBaseline">The baseline accepts it, not a waiver.</param>
public sealed record Acceptance(SourceLocation At, string Reason, bool IsBaseline);
