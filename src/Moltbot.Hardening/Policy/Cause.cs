using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>One cause: the finding that is told, and all that rules raised for it.</summary>
/// <param name="Finding">As it is told: the severest of the members, the others named in it.</param>
/// <param name="Members">One a service and set, at one place, of one meaning.</param>
/// <param name="Fingerprint">Of all members together, so that one more service is no longer what was accepted.</param>
internal sealed record Cause(Finding Finding, ImmutableArray<Finding> Members, string Fingerprint);
