namespace Moltbot.Hardening.Policy;

/// <summary>A cause and what accepts it.</summary>
internal sealed record Settled(Cause Cause, Acceptance? AcceptedBy);
