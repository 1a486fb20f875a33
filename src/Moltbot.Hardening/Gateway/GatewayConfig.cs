using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Gateway;

/// <summary>A gateway's configuration file, as the gateway of its product and version would see it.</summary>
internal sealed record GatewayConfig(SourceFile File);
