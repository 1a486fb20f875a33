using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>A container of a gateway's service.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="At">Its key in the compose file.</param>
/// <param name="Container">What it is made of.</param>
internal sealed record ServiceContainer(string Service, SourceLocation At, RunningContainer Container);
