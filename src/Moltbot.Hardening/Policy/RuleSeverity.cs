using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>What <c>MoltbotRule</c> items say of a rule.</summary>
/// <param name="Severity">The last one's that may be.</param>
/// <param name="IsJustified">It says why, so that errors are lowered too.</param>
internal sealed record RuleSeverity(Severity Severity, bool IsJustified);
