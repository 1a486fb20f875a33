using System.Collections.Immutable;

namespace Moltbot.Hardening.Findings;

/// <summary>The rooms of the catalogue by the first digit of their rules' ids, as severity files name them.</summary>
internal static class Rooms
{
    public static ImmutableArray<string> Words { get; } = ["gate", "network", "isolation", "dockerfile", "gateway", "channels", "secrets"];
}
