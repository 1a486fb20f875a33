namespace Moltbot.Hardening.Bundle;

/// <summary>What a computed override does about the findings of a rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Reach">How far it goes.</param>
/// <param name="Why">What it writes, and what stays and why.</param>
internal sealed record OverrideCure(string Rule, OverrideReach Reach, string Why);
