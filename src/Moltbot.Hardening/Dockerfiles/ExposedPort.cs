using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A port or a range of an <c>EXPOSE</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="At">Where it stands.</param>
/// <param name="First">The first port.</param>
/// <param name="Last">The last port; the same for a single one.</param>
internal sealed record ExposedPort(string Text, SourceLocation At, int First, int Last)
{
    public bool Includes(int port) => First <= port && port <= Last;
}
