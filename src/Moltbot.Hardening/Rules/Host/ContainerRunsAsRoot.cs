using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A gateway's container that runs as root: what breaks out of it, or writes to a mount, is root outside.</summary>
internal sealed class ContainerRunsAsRoot : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7010", Name: nameof(ContainerRunsAsRoot), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's container runs as root.")
    {
        Phase = "4",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Host?.Containers ?? [])
        {
            if (UserName.IsRoot(each.Container.User))
            {
                yield return new Finding(
                    Descriptor,
                    each.At,
                    $"the container of service {Quote.Value(each.Service)} runs as root{(each.Container.User.Length == 0 ? ", since neither its image nor the compose file names a user" : "")}: "
                    + "a way out of it ends as root of the host; write user: \"1000:1000\", and start it anew (up -d --force-recreate)")
                {
                    Service = each.Service,
                };
            }
        }
    }
}
