namespace Moltbot.Hardening.Tests.Support;

/// <summary>A marked place.</summary>
public sealed record Mark(string Rule, bool IsRelated, int Offset, int Length);
