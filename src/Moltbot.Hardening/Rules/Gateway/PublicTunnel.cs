using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A gateway that Tailscale carries to the public internet, or to the tailnet.</summary>
internal sealed class PublicTunnel : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4011", Name: nameof(PublicTunnel), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway is published on the internet by Tailscale Funnel.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => InConfigs(deployment).Concat(InCommands(deployment));

    private IEnumerable<Finding> InConfigs(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            var mode = config["gateway", "tailscale", "mode"];
            if (mode.Is("funnel") || mode.Is("serve"))
            {
                yield return new Finding(Descriptor, mode.At, Message("gateway.tailscale.mode", mode.Is("funnel")))
                {
                    Severity = mode.Is("funnel") ? Severity.Error : Severity.Info,
                    Pointer = mode.Pointer,
                    Fix = mode.Is("funnel") ? ConfigFix.Replace(config, "Do not publish it", mode, SafeSettings.Off) : null,
                };
            }
        }
    }

    private IEnumerable<Finding> InCommands(Deployment deployment)
    {
        foreach (var pair in deployment.Services)
        {
            if (!pair.Service.IsGateway)
            {
                continue;
            }

            foreach (var option in pair.Service.Command.Options("--tailscale"))
            {
                if (option.Text is "funnel" or "serve")
                {
                    yield return new Finding(Descriptor, option.Origin.At, Message("--tailscale", option.Text == "funnel"))
                    {
                        Severity = option.Text == "funnel" ? Severity.Error : Severity.Info,
                        Service = pair.Service.Name,
                        Pointer = pair.Service.PointerTo("command"),
                        Subject = option.Text,
                        Related = option.Origin.Via,
                    };
                }
            }
        }
    }

    private static string Message(string setting, bool isFunnel) => isFunnel
        ? $"{setting} is 'funnel': the gateway stands on the public internet, and a guessed token is a shell on this host; write \"off\", or \"serve\" for the tailnet alone"
        : $"{setting} is 'serve': every device of the tailnet reaches the gateway; keep the token, and the tailnet's access rules narrow";
}
