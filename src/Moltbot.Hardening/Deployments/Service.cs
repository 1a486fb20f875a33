using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A service of the effective model, with the questions that rules ask of it.</summary>
internal sealed record Service
{
    public const string TunnelDevice = "/dev/net/tun";

    public required string Name { get; init; }

    /// <summary>The service's mapping in the effective model.</summary>
    public required ComposeMapping Model { get; init; }

    /// <summary>The service's key, in the first file that names it.</summary>
    public required SourceLocation At { get; init; }

    public ImmutableArray<PublishedPort> Ports { get; init; } = [];

    public ImmutableArray<VolumeMount> Volumes { get; init; } = [];

    /// <summary>Command and entrypoint.</summary>
    public required ServiceCommand Command { get; init; }

    /// <summary>Runs the gateway (rules.md, "A service is the gateway when").</summary>
    public bool IsGateway { get; init; }

    /// <summary>The product that the service runs, by its image, command or environment; null where none of them says.</summary>
    public Product? Product { get; init; }

    /// <summary>The stage that the service builds, or that an item says its image is made of.</summary>
    public BuiltStage? Stage { get; init; }

    public required ServiceUser User { get; init; }

    /// <summary>The configs that the gateway reads, as far as the project holds them; none for other services.</summary>
    public ImmutableArray<GatewayConfig> Configs { get; init; } = [];

    /// <summary>What the gateway listens on, as the command, the environment and the config in use decide it; null for other services.</summary>
    public GatewayBind? Bind { get; init; }

    public string? Image => this["image"]?.Text;

    /// <summary>The last segment of the image's name without tag and digest, in lower case; empty where there is none.</summary>
    public string ImageName => (Image ?? "").Split('@')[0].Split('/')[^1].Split(':')[0].ToLowerInvariant();

    /// <summary>A scalar of the service, such as <c>image</c>.</summary>
    public ComposeScalar? this[string key] => Model[key] as ComposeScalar;

    /// <summary>The scalars of a list of the service, such as <c>cap_add</c>.</summary>
    public IEnumerable<ComposeScalar> List(string key) => Model[key] is ComposeSequence list ? list.Items.OfType<ComposeScalar>() : [];

    /// <summary>Variables of the container; a null value is taken from the host's environment.</summary>
    public ComposeMapping Environment => Model["environment"] as ComposeMapping ?? new ComposeMapping(Model.Origin, []);

    /// <summary>A variable of compose, else of the stage that the service builds; at its place there.</summary>
    public ComposeScalar? VariableInUse(string name) => Variable(name)
        ?? (Stage?.Stage?.Environment.GetValueOrDefault(name) is { } variable
            ? new ComposeScalar(new Origin(variable.At), variable.Value, variable.Value ?? "")
            : null);

    public ComposeScalar? Variable(string name) => Environment[name] as ComposeScalar;

    /// <summary>The variables of the container: those of compose, then what the built stage's <c>ENV</c> sets and compose leaves alone.</summary>
    public IEnumerable<UsedVariable> VariablesInUse
    {
        get
        {
            var names = Environment.Keys.Concat(Stage?.Stage?.Environment.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>());
            foreach (var name in names.Distinct(StringComparer.Ordinal))
            {
                if (VariableInUse(name) is { } value)
                {
                    yield return new UsedVariable(name, value);
                }
            }
        }
    }

    /// <summary>An env file that it names is not in the project, so the host may set any variable.</summary>
    public bool HasUnreadEnvFile { get; init; }

    /// <summary>Where it joins the host's network itself: <c>network_mode</c>, or the entry of <c>networks</c>.</summary>
    public Origin? HostNetwork { get; init; }

    /// <summary>A <c>network_mode</c> of which not even the kind is written: only the host knows whether that is the host's network.</summary>
    public Origin? HostNetworkHole => this["network_mode"] is { IsHole: true } mode && HoleText.IsIn(mode.Text.Split(':')[0]) ? mode.Origin : null;

    /// <summary>The service whose network namespace it lives in: itself, or the end of its chain of <c>service:</c>.</summary>
    public string NetworkOwner { get; init; } = "";

    /// <summary>Holds the device by which a program makes a tunnel: by <c>devices</c>, or mounted.</summary>
    public bool HasTunnelDevice =>
        (Model["devices"] is ComposeSequence devices && devices.Items.OfType<ComposeMapping>().Any(static device => device.Text("source") == TunnelDevice))
        || Volumes.Any(static volume => volume.Source == TunnelDevice);

    /// <summary>A service beside the gateway that may change its network and holds the device for it: a VPN, of which MBH2003 speaks.</summary>
    public bool MakesTunnel
    {
        get
        {
            foreach (var added in List("cap_add"))
            {
                if (Capability.Find(added.Text)?.Name == "NET_ADMIN")
                {
                    return !IsGateway && HasTunnelDevice;
                }
            }

            return false;
        }
    }

    /// <summary>Shares the host's network: itself, through the service whose namespace it lives in, or by the engine's network <c>host</c>.</summary>
    public bool OnHostNetwork { get; init; }

    /// <summary>The ports that the owner of a shared namespace publishes: they lead to whoever listens in it.</summary>
    public ImmutableArray<PublishedPort> SharedPorts { get; init; } = [];

    /// <summary>The service whose network namespace this one shares, or null.</summary>
    public string? SharesNetworkOf =>
        this["network_mode"]?.Text is { } mode && mode.StartsWith("service:", StringComparison.Ordinal) ? mode["service:".Length..] : null;

    /// <summary>The pointer to a value of this service in the effective model.</summary>
    public string PointerTo(string path) => $"/services/{Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}/{path}";
}
