using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A gateway that is started again for ever, even where its config can never start.</summary>
internal sealed class RestartHidesFailure : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2018", Name: nameof(RestartHidesFailure), Severity: Severity.Info, Since: "1.0.0",
        Summary: "The gateway is restarted for ever, so a config that cannot start loops unseen.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            var service = each.Service;
            if (!service.IsGateway || HasPolicy(service))
            {
                continue;
            }

            var restart = service["restart"];
            if (restart is { Text: "always" })
            {
                yield return new Finding(
                    Descriptor,
                    restart.Origin.At,
                    $"gateway {Quote.Value(service.Name)} has restart 'always': a config that the gateway refuses stops it at every start, and the engine starts it again for ever; write on-failure:5")
                {
                    Service = service.Name,
                    Pointer = service.PointerTo("restart"),
                    Related = restart.Origin.Via,
                    Fix = Fix.Show(restart.Origin.At, "Give up after five failures", "on-failure:5"),
                };
            }
        }
    }

    /// <summary>docker compose takes deploy.restart_policy in place of restart where both are written.</summary>
    private static bool HasPolicy(Service service) => (service.Model["deploy"] as ComposeMapping)?["restart_policy"] is ComposeMapping;
}
