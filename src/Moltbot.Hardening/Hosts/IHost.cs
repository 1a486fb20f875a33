using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>The machine that an audit looks at. The engine asks and judges; whoever has a machine tells.</summary>
/// <remarks>Nothing is changed, no link is followed, and nothing is thrown for what may be found on a machine: what cannot be told is an obstacle, never an empty answer.</remarks>
public interface IHost
{
    /// <summary>The containers' engine; null where no docker compose is here.</summary>
    IContainerEngine? Containers { get; }

    /// <summary>A folder and all in it: no link followed, no other filesystem entered. Null where nothing is there.</summary>
    /// <param name="folder">Absolute.</param>
    Answer<StateTree>? Tree(string folder);

    /// <summary>What listens on TCP, of IPv4 and IPv6.</summary>
    Answer<ImmutableArray<Listener>> Listeners();

    /// <summary>A file of a tree as characters of one byte each, unpacked where its name ends with <c>.gz</c>; null where it cannot be read. Reading on may throw <see cref="IOException"/> or <see cref="InvalidDataException"/>.</summary>
    TextReader? Open(StateEntry entry);

    /// <summary>The host's files, to be read as a project's.</summary>
    /// <param name="above">Absolute: their paths are told from there.</param>
    ISourceTree Files(string above);

    /// <summary>When something was last done, by the file that the bundle's scripts leave: <c>token</c>, <c>provider-keys</c>, <c>backup</c>.</summary>
    DatedFile Dated(string name);
}
