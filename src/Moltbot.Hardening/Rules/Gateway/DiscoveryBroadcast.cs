using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A gateway that tells the local network where its programs and its SSH port are.</summary>
internal sealed class DiscoveryBroadcast : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4012", Name: nameof(DiscoveryBroadcast), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "mDNS runs in mode full and tells the local network about the host.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            var mode = config["discovery", "mdns", "mode"];
            if (mode.Is("full"))
            {
                yield return new Finding(Descriptor, mode.At, "discovery.mdns.mode is 'full': the path of the program and the SSH port are told to every machine on the network; write \"off\", or \"minimal\" where apps must find it")
                {
                    Pointer = mode.Pointer,
                    Fix = ConfigFix.Replace(config, "Tell the network nothing", mode, SafeSettings.Off),
                };
            }
        }
    }
}
