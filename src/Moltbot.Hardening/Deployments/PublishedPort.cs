using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>An entry of a service's effective <c>ports</c>.</summary>
/// <param name="Origin">The whole entry as written; several entries share it where a range was split.</param>
/// <param name="Host">The host's address.</param>
/// <param name="Published">The host's port or range as compose writes it; empty: the engine picks one.</param>
/// <param name="Target">The container's port.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
internal sealed record PublishedPort(Origin Origin, HostAddress Host, string Published, string Target, string Protocol)
{
    public SourceLocation At => Origin.At;

    /// <summary>The short form that publishes the same on loopback only.</summary>
    public string LoopbackForm => $"\"127.0.0.1:{Published}:{Target}{(Protocol is "tcp" or "" ? "" : "/" + Protocol)}\"";
}
