using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>A channel or account and the configuration that it belongs to.</summary>
internal sealed record DeployedChannel(GatewayConfig Config, ChannelConfig Channel);
