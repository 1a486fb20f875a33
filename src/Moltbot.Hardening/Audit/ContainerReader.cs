using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Audit;

/// <summary>Finds the containers of the gateways and reads what they are made of.</summary>
/// <remarks>A project may have sets for several hosts. One without a container is not this host's, as long as another one has some.</remarks>
internal sealed class ContainerReader(IContainerEngine? engine, ImmutableArray<DeployedSet> sets, SourceLocation project, ImmutableArray<Unchecked>.Builder unread)
{
    /// <summary>Docker has told of at least one gateway's containers, even if it has none.</summary>
    public bool IsTold { get; private set; }

    /// <summary>The sets that run here, as far as docker tells; the first where none does.</summary>
    public ImmutableArray<DeployedSet> Here { get; private set; } = [.. sets.Take(1)];

    public ImmutableArray<ServiceContainer> Read()
    {
        if (sets.IsEmpty || engine is not { CanInspect: true })
        {
            Ask(null, sets.IsEmpty ? "the project has no compose set, so its containers are not known" : "there is no docker here that could be asked about the container");
            return [];
        }

        Asked[] asked = [.. DeployedSet.Gateways(sets).Select(each => new Asked(each.Set, each.Gateway, engine.Inspect(each.Set.Project, each.Gateway.Name)))];
        IsTold = Array.Exists(asked, static one => one.Answer.Obstacle is null);
        ImmutableArray<DeployedSet> here = [.. sets.Where(set => Array.Exists(asked, one => one.Set.Name == set.Name && one.HasContainer))];
        Here = here.IsEmpty ? Here : here;
        var containers = ImmutableArray.CreateBuilder<ServiceContainer>();
        foreach (var one in asked.Where(one => one.Answer.Obstacle is not null || Here.Contains(one.Set)))
        {
            Read(one, containers);
        }

        return containers.ToImmutable();
    }

    private void Read(Asked one, ImmutableArray<ServiceContainer>.Builder containers)
    {
        var (_, gateway, answer) = one;
        if (answer.Obstacle is { } obstacle)
        {
            Ask(gateway, obstacle);
            return;
        }

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

    /// <summary>A gateway, and what docker says of its containers.</summary>
    private sealed record Asked(DeployedSet Set, Service Gateway, Answer<ImmutableArray<string?>> Answer)
    {
        public bool HasContainer => Answer.Obstacle is null && !Answer.Value.IsEmpty;
    }
}
