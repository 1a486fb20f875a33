using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>An entry of a service's effective <c>volumes</c>.</summary>
/// <param name="Origin">The whole entry as written.</param>
/// <param name="Type"><c>bind</c>, <c>volume</c>, <c>tmpfs</c>, <c>npipe</c>, …</param>
/// <param name="Source">The host's path or the volume's name; for a named volume with a <c>device</c> option, that device.</param>
/// <param name="Target">The container's path.</param>
/// <param name="IsHole">A part of the source is known only on the host.</param>
internal sealed record VolumeMount(Origin Origin, string Type, string Source, string Target, bool IsHole)
{
    public SourceLocation At => Origin.At;

    /// <summary><c>bind.propagation</c>, or the option of the short form; null where none is written.</summary>
    public ComposeScalar? Propagation { get; init; }
}
