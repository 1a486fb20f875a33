namespace Moltbot.Hardening.Hosts;

/// <summary>What a machine tells, or why it does not.</summary>
/// <param name="Value">What is told; meaningless beside an obstacle.</param>
/// <param name="Obstacle">Why nothing is told, in half a sentence; null where something is.</param>
public sealed record Answer<T>(T? Value, string? Obstacle);
