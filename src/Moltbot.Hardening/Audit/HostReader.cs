using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Audit;

/// <summary>Asks a host what a deployment's rules want to know of it. What it does not answer is kept as that.</summary>
internal sealed class HostReader
{
    private static readonly string[] Dates = ["token", "provider-keys", "backup"];

    private readonly AuditRequest request;
    private readonly Deployment deployment;
    private readonly ImmutableArray<Unchecked>.Builder unread = ImmutableArray.CreateBuilder<Unchecked>();

    private HostReader(AuditRequest request, Deployment deployment)
    {
        this.request = request;
        this.deployment = deployment;
    }

    /// <param name="tree">Reads the deployment's own secrets, which logs are searched for.</param>
    /// <param name="request">The host and the folders.</param>
    /// <param name="deployment">Whose gateways are asked for.</param>
    /// <param name="isOff">Rules that the project does not ask: what they would want to know may stay unknown.</param>
    public static HostState Read(ISourceTree tree, AuditRequest request, Deployment deployment, Func<RuleDescriptor, bool> isOff)
    {
        var state = new HostReader(request, deployment).Read(tree);
        var off = RuleRegistry.All.Select(static rule => rule.Descriptor).Where(rule => rule.Room == Rooms.Host && isOff(rule)).Select(static rule => rule.Id).ToArray();
        return state with { Unchecked = state.Unchecked.RemoveAll(question => off.Contains(question.Rule)) };
    }

    private HostState Read(ISourceTree tree)
    {
        var folders = Folders();
        var reader = new ContainerReader(request.Host.Containers, DeployedSet.Of(deployment), deployment.Project, unread);
        var containers = reader.Read();
        var logs = new LogReader(request.Host, OwnSecrets.Of(tree, deployment, folders), deployment.Project, unread);
        return new HostState
        {
            Folders = folders,
            Containers = containers,
            LoggedSecrets = logs.Read(folders, reader.Here),
            Listeners = Listeners(reader.Here, reader.IsTold),
            Upkeep = Upkeep(),
            Unchecked = unread.ToImmutable(),
        };
    }

    private ImmutableArray<StateFolder> Folders()
    {
        var folders = ImmutableArray.CreateBuilder<StateFolder>();
        foreach (var (name, path) in FolderNames.Of(request.StateFolders))
        {
            var answer = request.Host.Tree(path);
            if (answer?.Value is not { } tree)
            {
                Ask("MBH7001", HostPlace.At(name, path), $"the modes, owners and links of the folder are not known: {answer?.Obstacle ?? "it is not there"}");
                continue;
            }

            var folder = new StateFolder(name, tree);
            folders.Add(folder);
            if (tree.Unread is { } part)
            {
                Ask("MBH7001", folder.At(tree.Root), $"a part of it cannot be looked at: {Quote.Plain(part)}");
            }
        }

        return folders.ToImmutable();
    }

    /// <summary>Docker may forward a port without a listener, so silence says something only where docker tells of the containers.</summary>
    private ImmutableArray<Listener> Listeners(ImmutableArray<DeployedSet> sets, bool containersAreTold)
    {
        var answer = request.Host.Listeners();
        if (answer.Obstacle is { } obstacle)
        {
            Ask("MBH7007", deployment.Project, obstacle);
            return [];
        }

        var ports = GatewayPorts.Of(deployment.Settings, sets);
        ImmutableArray<Listener> heard = [.. answer.Value.Where(listener => ports.Contains(listener.Port))];
        foreach (var port in ports.Where(port => !containersAreTold && port != deployment.Settings.BridgePort && !heard.Any(listener => listener.Port == port)))
        {
            Ask("MBH7007", deployment.Project, $"nothing listens on port {port}, and docker, which may forward without a listener, does not tell", $"port {port}");
        }

        return heard;
    }

    private ImmutableArray<Upkeep> Upkeep()
    {
        var upkeep = ImmutableArray.CreateBuilder<Upkeep>();
        foreach (var name in Dates)
        {
            var dated = request.Host.Dated(name);
            var at = HostPlace.At("moltbot-hardening/" + name, dated.Path);
            if (dated.Age < TimeSpan.Zero)
            {
                Ask(name == "backup" ? "MBH7009" : "MBH7006", at, $"the date of {name} is in the future");
            }
            else
            {
                upkeep.Add(new Upkeep(name, at, dated.Age));
            }
        }

        return upkeep.ToImmutable();
    }

    private void Ask(string rule, SourceLocation at, string message, string subject = "") => unread.Add(new Unchecked(rule, at, message) { Subject = subject });
}
