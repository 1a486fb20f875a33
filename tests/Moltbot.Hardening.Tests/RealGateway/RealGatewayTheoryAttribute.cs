namespace Moltbot.Hardening.Tests.RealGateway;

/// <summary>A test that starts a real gateway: off unless <c>MOLTBOT_REAL_GATEWAY=1</c>, since it installs one from the npm registry and takes minutes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealGatewayTheoryAttribute : TheoryAttribute
{
    public RealGatewayTheoryAttribute() => Skip = SkipReason;

    private static string? SkipReason =>
        Environment.GetEnvironmentVariable("MOLTBOT_REAL_GATEWAY") != "1" ? "starts real gateways only with MOLTBOT_REAL_GATEWAY=1"
        : !OperatingSystem.IsLinux() ? "reads listeners from /proc, which Linux alone has"
        : GatewayInstall.Npm is null ? "npm is not on the PATH"
        : null;
}
