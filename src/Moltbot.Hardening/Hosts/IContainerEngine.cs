using System.Collections.Immutable;

namespace Moltbot.Hardening.Hosts;

/// <summary>Docker, as far as it tells of a deployment's containers.</summary>
public interface IContainerEngine
{
    /// <summary>Whether containers can be inspected; docker compose alone cannot.</summary>
    bool CanInspect { get; }

    /// <summary>What <c>docker inspect</c> prints of each container of a service, running or not; null for one that cannot be inspected.</summary>
    Answer<ImmutableArray<string?>> Inspect(ComposeProject project, string service);

    /// <summary>The log of a service's containers as characters of one byte each, or null where it is not told.</summary>
    TextReader? Log(ComposeProject project, string service);
}
