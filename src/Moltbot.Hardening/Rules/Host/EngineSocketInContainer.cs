using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A gateway's container that commands a container engine: whoever has that is root of the host.</summary>
internal sealed class EngineSocketInContainer : Rule
{
    private const string Variable = "DOCKER_HOST=";

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7011", Name: nameof(EngineSocketInContainer), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's container reaches a container engine.")
    {
        Phase = "3",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Host?.Containers ?? [])
        {
            foreach (var source in each.Container.MountSources)
            {
                if (source.Length > 0 && EngineSockets.IsReachedBy(source))
                {
                    yield return Reached(each.Service, each.At, $"has {Quote.Value(source)}, which reaches a container engine", source);
                }
            }

            foreach (var variable in each.Container.Environment)
            {
                if (variable.Length > Variable.Length && variable.StartsWith(Variable, StringComparison.Ordinal))
                {
                    yield return Reached(each.Service, each.At, "is told where an engine is (DOCKER_HOST)", Variable);
                }
            }
        }
    }

    private Finding Reached(string service, Text.SourceLocation at, string what, string subject) => new(
        Descriptor,
        at,
        $"the container of service {Quote.Value(service)} {what}: who has that is root of the host; take it out of the compose file, and start the container anew (up -d --force-recreate)")
    {
        Service = service,
        Subject = subject,
    };
}
