using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>All of one project's inputs, read and joined: what the rules judge.</summary>
internal sealed record Deployment
{
    /// <summary>The project file at 1,1: the place of what has no other.</summary>
    public required SourceLocation Project { get; init; }

    public required Settings Settings { get; init; }

    /// <summary>What was read, and why.</summary>
    public InputPlan Plan { get; init; } = new();

    public ImmutableArray<ServiceSet> Sets { get; init; } = [];

    /// <summary>The stages that services and items build, each once.</summary>
    public ImmutableArray<BuiltStage> Stages { get; init; } = [];

    /// <summary>The folders that those stages are built from, as far as the project says.</summary>
    public ImmutableArray<BuildContext> BuildContexts { get; init; } = [];

    public ImmutableArray<GatewayConfig> Configs { get; init; } = [];

    /// <summary>The configurations in the state folders of the host, in an audit that looks at them.</summary>
    public ImmutableArray<GatewayConfig> LiveConfigs { get; init; } = [];

    /// <summary>What the readers and the join could not take.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Files beside the graded ones that nothing names, with the reason.</summary>
    public ImmutableArray<Related> NotGraded { get; init; } = [];

    /// <summary>All comments of those inputs in which one waives a finding, rightly or wrongly.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>Whether any input was named or found, readable or not.</summary>
    public bool HasInputs { get; init; }

    /// <summary>Every file that was read, by path.</summary>
    public ImmutableArray<DeploymentInput> Inputs { get; init; } = [];

    /// <summary>The texts of <see cref="Inputs"/>, as far as they could be read, in the same order.</summary>
    public ImmutableArray<GradedFile> Files { get; init; } = [];

    /// <summary>Texts beside them that tell how the deployment is used: examples of env files, documents.</summary>
    public ImmutableArray<GradedFile> Beside { get; init; } = [];

    /// <summary>What an audit learnt of the host; null in a build, which looks at files alone.</summary>
    public HostState? Host { get; init; }

    /// <summary>Files in a git work tree that hold secrets, in the order of their paths.</summary>
    public ImmutableArray<SecretFile> SecretFiles { get; init; } = [];

    /// <summary>The env files among <see cref="Files"/>, those of compose sets and those of items.</summary>
    public IEnumerable<EnvFile> EnvFiles
    {
        get
        {
            foreach (var file in Files)
            {
                if (file.Kind == "env")
                {
                    yield return EnvReader.Read(file.File);
                }
            }
        }
    }

    /// <summary>Every service of every set.</summary>
    public IReadOnlyList<DeployedService> Services
    {
        get
        {
            var services = new List<DeployedService>();
            foreach (var set in Sets)
            {
                foreach (var service in set.Services)
                {
                    services.Add(new DeployedService(set, service));
                }
            }

            return services;
        }
    }

    /// <summary>Every channel and account of every config that is not switched off.</summary>
    public IReadOnlyList<DeployedChannel> Channels
    {
        get
        {
            var channels = new List<DeployedChannel>();
            foreach (var config in Configs)
            {
                foreach (var channel in config.Channels)
                {
                    if (!channel.IsDisabled)
                    {
                        channels.Add(new DeployedChannel(config, channel));
                    }
                }
            }

            return channels;
        }
    }

    /// <summary>The gateways that read a config.</summary>
    public IReadOnlyList<Service> UsersOf(GatewayConfig config)
    {
        var users = new List<Service>();
        foreach (var (_, service) in Services)
        {
            if (service.Configs.Contains(config))
            {
                users.Add(service);
            }
        }

        return users;
    }

    /// <summary>The services that run a stage.</summary>
    public IReadOnlyList<Service> RunBy(BuiltStage stage)
    {
        var runners = new List<Service>();
        foreach (var (_, service) in Services)
        {
            if (ReferenceEquals(service.Stage, stage))
            {
                runners.Add(service);
            }
        }

        return runners;
    }
}
