using System.Runtime.InteropServices;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Reports;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening;

/// <summary>Goes the later half of a judgement's way over next to nothing, so that its code is loaded when the judgement proper, begun meanwhile on another thread, comes to it.</summary>
/// <remarks>
/// In a new process nearly all time goes into loading code (docs/benchmarks.md), and two threads that load the same code wait for each other. So this goes by the order in which the
/// judgement needs things and leaves out what it has behind it by then; the rules come from the last to the first, towards it. All of it is pure, and the results are dropped.
/// </remarks>
internal static class Rehearsal
{
    private const string Folder = "/rehearsal";

    private const string Config = "{ gateway: { mode: 'local', bind: 'loopback', auth: { mode: 'token', token: '${A}' } }, channels: { whatsapp: { dmPolicy: 'pairing' } } }";

    private const string Dockerfile = "FROM a@sha256:b\nRUN a\nUSER 1\nCMD [\"a\"]\n";

    public static void Run()
    {
        // YamlDotNet compiles a regular expression before its first event, which takes longest of all.
        YamlReader.Read(File("a: b"));
        var config = GatewayConfigReader.Read(File(Config), Product.Moltbot);
        var dockerfile = DockerfileReader.Read(File(Dockerfile));
        var stage = new BuiltStage(dockerfile, null, StageResolver.Resolve(dockerfile, new StageRequest()));
        var deployment = With(config, stage);
        var rules = RuleRegistry.All;
        for (var i = rules.Length - 1; i >= 0; i--)
        {
            if (rules[i].Descriptor.Room != Rooms.Host)
            {
                _ = rules[i].Evaluate(deployment).Count();
            }
        }

        // Nothing asks the tree for a file.
        JsonReport.Write(new Verdict(new DiskTree(Folder), new DeploymentRequest { ProjectFile = Folder }, deployment, []));
    }

    private static Deployment With(GatewayConfig config, BuiltStage stage) => new()
    {
        Project = config.File.Start,
        Settings = new Settings { Root = Folder },
        HasInputs = true,
        Sets =
        [
            new ServiceSet
            {
                Compose = new ComposeSet { Name = "", Files = [config.File], Model = Mapping() },
                Request = new ComposeRequest { Name = "", Files = [Folder], ProjectDirectory = Folder, Root = Folder },
                Services = [Gateway(config, stage)],
            },
        ],
        Stages = [stage],
        Configs = [config],
    };

    private static Service Gateway(GatewayConfig config, BuiltStage stage)
    {
        var at = config.File.Start;
        var origin = new Origin(at);
        return new Service
        {
            Name = "gateway",
            Model = Mapping(new ComposeEntry("cap_drop", origin, new ComposeSequence(origin, [ComposeScalar.Of(origin, "ALL")])), new ComposeEntry("environment", origin, Mapping(new ComposeEntry("A", origin, ComposeScalar.Of(origin, "b"))))),
            At = at,
            IsGateway = true,
            Product = config.Product,
            Command = new ServiceCommand([], [ComposeScalar.Of(origin, "gateway")]),
            Bind = new GatewayBind("loopback", BindSource.Command, at),
            User = new ServiceUser("1", UserSource.Compose, at) { RunsAsRoot = false },
            Ports = [new PublishedPort(origin, new Deployments.HostAddress("127.0.0.1", IsHole: false), "18789", "18789", "tcp")],
            Volumes = [new VolumeMount(origin, "bind", Folder, "/home/node/.moltbot", IsHole: false)],
            Stage = stage,
            Configs = [config],
        };
    }

    private static ComposeMapping Mapping(params ComposeEntry[] entries) => new(new Origin(File("").Start), ImmutableCollectionsMarshal.AsImmutableArray(entries));

    private static SourceFile File(string text) => new("", Folder, text);
}
