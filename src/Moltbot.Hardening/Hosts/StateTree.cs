using System.Collections.Immutable;

namespace Moltbot.Hardening.Hosts;

/// <summary>A folder of a host and all in it.</summary>
/// <param name="Folder">Absolute, as it was named.</param>
/// <param name="Entries">The folder itself first; that one alone where it is no folder.</param>
public sealed record StateTree(string Folder, ImmutableArray<StateEntry> Entries)
{
    /// <summary>Whose it may be: the user that looks, or where that is root, the owner of the folder.</summary>
    public long Owner { get; init; }

    /// <summary>A part that could not be looked at, or null.</summary>
    public string? Unread { get; init; }

    /// <summary>The type of its filesystem where that keeps no modes, or null.</summary>
    public string? WithoutModes { get; init; }

    /// <summary>The folder itself.</summary>
    public StateEntry Root => Entries[0];
}
