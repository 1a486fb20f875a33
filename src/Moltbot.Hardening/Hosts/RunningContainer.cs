using System.Collections.Immutable;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Hosts;

/// <summary>A container as <c>docker inspect</c> prints it: what runs, whatever the files say by now.</summary>
internal sealed record RunningContainer
{
    /// <summary><c>running</c>, <c>exited</c>, …; empty where it is not told.</summary>
    public string Status { get; init; } = "";

    public string User { get; init; } = "";

    public bool IsPrivileged { get; init; }

    public string NetworkMode { get; init; } = "";

    public ImmutableArray<string> MountSources { get; init; } = [];

    public ImmutableArray<string> Environment { get; init; } = [];

    public ImmutableArray<string> AddedCapabilities { get; init; } = [];

    public ImmutableArray<string> SecurityOptions { get; init; } = [];

    public ImmutableArray<ContainerPort> Ports { get; init; } = [];

    public bool IsRunning => Status == "running";

    /// <returns>Null for a text that is no inspection.</returns>
    public static RunningContainer? Read(string inspection)
    {
        var document = Json5Reader.Read(new SourceFile("docker inspect", "docker inspect", inspection));
        if (!document.Problems.IsEmpty || document.Roots is not [SequenceNode { Items: [MappingNode container, ..] }])
        {
            return null;
        }

        var (config, host) = (container["Config"] as MappingNode, container["HostConfig"] as MappingNode);
        return new RunningContainer
        {
            Status = Text((container["State"] as MappingNode)?["Status"]),
            User = Text(config?["User"]),
            IsPrivileged = host?["Privileged"] is ScalarNode { Style: ScalarStyle.Plain, Value: "true" },
            NetworkMode = Text(host?["NetworkMode"]),
            MountSources = [.. Items(container["Mounts"]).OfType<MappingNode>().Select(static mount => Text(mount["Source"]))],
            Environment = Texts(config?["Env"]),
            AddedCapabilities = Texts(host?["CapAdd"]),
            SecurityOptions = Texts(host?["SecurityOpt"]),
            Ports = Published((container["NetworkSettings"] as MappingNode)?["Ports"] as MappingNode),
        };
    }

    private static ImmutableArray<ContainerPort> Published(MappingNode? ports)
    {
        var published = ImmutableArray.CreateBuilder<ContainerPort>();
        foreach (var entry in ports?.Entries ?? [])
        {
            foreach (var binding in Items(entry.Value).OfType<MappingNode>())
            {
                published.Add(new ContainerPort(entry.Key.Value, Text(binding["HostIp"])));
            }
        }

        return published.ToImmutable();
    }

    private static ImmutableArray<string> Texts(Node? list) => [.. Items(list).Select(Text)];

    private static ImmutableArray<Node> Items(Node? list) => (list as SequenceNode)?.Items ?? [];

    private static string Text(Node? node) => node is ScalarNode { Style: not ScalarStyle.Plain } text ? text.Value : "";
}
