using System.Collections.Immutable;

namespace Moltbot.Hardening.Findings;

/// <summary>The rooms of the catalogue by the first digit of their rules' ids, as severity files name them.</summary>
public static class Rooms
{
    /// <summary>What an audit alone judges: no file of a project tells it.</summary>
    public const int Host = 7;

    public static ImmutableArray<string> Words { get; } = ["gate", "network", "isolation", "dockerfile", "gateway", "channels", "secrets", "host"];
}
