using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>What keeps a running gateway honest: reaped children, a health check, bounded logs.</summary>
internal static class OperationChange
{
    public static ServiceChange? OfInit(HardenedService hardened) => hardened.IsGateway && hardened.Service["init"] is null
        ? new ServiceChange("children of the tools that it runs are reaped", ["init: true"])
        : null;

    public static ServiceChange? OfHealthcheck(HardenedService hardened)
    {
        if (!hardened.IsGateway || ServiceHealthcheck.Missing(hardened.Service) is not { IsDisabled: false })
        {
            return null;
        }

        // Any answer will do: releases differ in what they answer without a token, and none of it means that nobody listens.
        var probe = $"fetch('http://127.0.0.1:{hardened.GatewayPort}/healthz').then(() => process.exit(0), () => process.exit(1))";
        return new ServiceChange(
            "MBH2016: `docker compose up --wait` and the scripts know when it listens",
            ["healthcheck:", $"  test: [\"CMD\", \"node\", \"-e\", {YamlText.Literal(probe)}]", "  interval: 30s", "  timeout: 5s", "  retries: 5", "  start_period: 30s"]);
    }

    public static ServiceChange? OfLogging(HardenedService hardened)
    {
        var driver = (hardened.Service.Model["logging"] as ComposeMapping)?["driver"] as ComposeScalar;
        return !hardened.IsGateway || (hardened.Service.Model["logging"] is not null && driver?.Text != "none") ? null
            : new ServiceChange("MBH2017: logs are kept, and do not fill the disk", ["logging:", "  driver: json-file", "  options: { max-size: \"10m\", max-file: \"5\" }"]);
    }

    public static ServiceChange? OfRestart(HardenedService hardened) => hardened.IsGateway && hardened.Service["restart"]?.Text == "always"
        ? new ServiceChange("MBH2018: stopped by hand, it stays stopped", ["restart: unless-stopped"])
        : null;
}
