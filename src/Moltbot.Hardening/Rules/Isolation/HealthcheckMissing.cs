using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A gateway of which nobody notices that it no longer answers.</summary>
internal sealed class HealthcheckMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2016", Name: nameof(HealthcheckMissing), Severity: Severity.Info, Since: "1.0.0",
        Summary: "The gateway has no healthcheck in compose nor in its Dockerfile, or it is disabled.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                var missing = ServiceHealthcheck.Missing(gateway);
                if (missing is not null)
                {
                    yield return new Finding(
                        Descriptor,
                        missing.At,
                        $"gateway {Quote.Value(gateway.Name)} {(missing.IsDisabled ? "has its healthcheck disabled" : "has no healthcheck")}: it looks up while it answers nobody; "
                        + "write a healthcheck that asks it from inside, such as node -e \"fetch('http://127.0.0.1:18789/').then(() => process.exit(0), () => process.exit(1))\"")
                    {
                        Service = gateway.Name,
                        Pointer = gateway.PointerTo("healthcheck"),
                        Related = missing.Via,
                    };
                }
            }
        }
    }
}
