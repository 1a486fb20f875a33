using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Audit;

/// <summary>Finds the containers of the gateways and reads what they are made of.</summary>
internal sealed class ContainerReader(IContainerEngine? engine, DeployedSet? deployed, SourceLocation project, ImmutableArray<Unchecked>.Builder unread)
{
    /// <summary>Docker has told of at least one gateway's containers, even if it has none.</summary>
    public bool IsTold { get; private set; }

    public ImmutableArray<ServiceContainer> Read()
    {
        if (deployed is null || engine is not { CanInspect: true })
        {
            Ask(null, deployed is null ? "the project has no compose set, so its containers are not known" : "there is no docker here that could be asked about the container");
            return [];
        }

        var containers = ImmutableArray.CreateBuilder<ServiceContainer>();
        foreach (var gateway in deployed.Set.Gateways)
        {
            Read(gateway, deployed.Project, engine, containers);
        }

        return containers.ToImmutable();
    }

    private void Read(Service gateway, ComposeProject files, IContainerEngine asked, ImmutableArray<ServiceContainer>.Builder containers)
    {
        var answer = asked.Inspect(files, gateway.Name);
        if (answer.Obstacle is { } obstacle)
        {
            Ask(gateway, obstacle);
            return;
        }

        IsTold = true;
        if (answer.Value.IsEmpty)
        {
            Ask(gateway, $"service {Quote.Value(gateway.Name)} has no container: nothing was started");
        }

        foreach (var inspection in answer.Value)
        {
            if (inspection is null || RunningContainer.Read(inspection) is not { } container)
            {
                Ask(gateway, $"the container of service {Quote.Value(gateway.Name)} cannot be inspected");
                continue;
            }

            containers.Add(new ServiceContainer(gateway.Name, gateway.At, container));
            if (!container.IsRunning)
            {
                Ask("MBH7010", gateway, $"the container of service {Quote.Value(gateway.Name)} is {Quote.Value(container.Status)}, not running: what it does then is not known");
            }
        }
    }

    private void Ask(Service? gateway, string message)
    {
        Ask("MBH7010", gateway, message);
        Ask("MBH7011", gateway, message);
    }

    private void Ask(string rule, Service? gateway, string message) => unread.Add(new Unchecked(rule, gateway?.At ?? project, message) { Service = gateway?.Name });
}
