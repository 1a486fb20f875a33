using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway;

/// <summary>A gateway under one of its three names, and the names that it reads.</summary>
/// <remarks>Clawdbot was renamed to Moltbot, Moltbot to OpenClaw; each ignores most of what the others are told, so the product decides what a deployment means.</remarks>
internal sealed record Product
{
    /// <summary>As a user writes it: <c>clawdbot</c>, <c>moltbot</c>, <c>openclaw</c>; also its service's and its image's name.</summary>
    public required string Name { get; init; }

    /// <summary>The release whose schema and behaviour were examined.</summary>
    public required string ExaminedVersion { get; init; }

    /// <summary>The configuration files that it looks for in <see cref="StateDirectories"/>, the first one there is.</summary>
    public required ImmutableArray<string> ConfigFiles { get; init; }

    /// <summary>Folder names below HOME where it looks for a configuration, in its order.</summary>
    public required ImmutableArray<string> StateDirectories { get; init; }

    /// <summary>Beginnings of the environment variables that name its state and configuration (<c>…_STATE_DIR</c>, <c>…_CONFIG_PATH</c>), the strongest first.</summary>
    public required ImmutableArray<string> PathPrefixes { get; init; }

    /// <summary>Beginning of the variables of the gateway itself (<c>…_GATEWAY_TOKEN</c>, <c>…_GATEWAY_PASSWORD</c>, <c>…_GATEWAY_PORT</c>).</summary>
    public required string GatewayPrefix { get; init; }

    /// <summary>Whether the gateway reads <c>…_GATEWAY_BIND</c> itself; else only scripts around it do.</summary>
    public required bool ReadsBindVariable { get; init; }

    /// <summary>Whether a missing <c>gateway.bind</c> means every interface inside a container (else loopback).</summary>
    public required bool BindsEverywhereInContainer { get; init; }

    /// <summary>Published images, without tag.</summary>
    public required ImmutableArray<string> Images { get; init; }

    public string TokenVariable => GatewayPrefix + "_GATEWAY_TOKEN";

    public string PasswordVariable => GatewayPrefix + "_GATEWAY_PASSWORD";

    /// <summary>The file that a template of ours is called.</summary>
    public string ConfigFile => Name + ".json";

    public static Product Clawdbot { get; } = new()
    {
        Name = "clawdbot",
        ExaminedVersion = "2026.1.24",
        ConfigFiles = ["clawdbot.json"],
        StateDirectories = [".clawdbot"],
        PathPrefixes = ["CLAWDBOT"],
        GatewayPrefix = "CLAWDBOT",
        ReadsBindVariable = true,
        BindsEverywhereInContainer = false,
        Images = ["clawdbot"],
    };

    /// <remarks>It has no variables of its own name for the gateway: <c>MOLTBOT_GATEWAY_TOKEN</c> is read by nothing.</remarks>
    public static Product Moltbot { get; } = new()
    {
        Name = "moltbot",
        ExaminedVersion = "2026.1.27",
        ConfigFiles = ["moltbot.json", "clawdbot.json"],
        StateDirectories = [".moltbot", ".clawdbot"],
        PathPrefixes = ["MOLTBOT", "CLAWDBOT"],
        GatewayPrefix = "CLAWDBOT",
        ReadsBindVariable = true,
        BindsEverywhereInContainer = false,
        Images = ["moltbot"],
    };

    /// <remarks>It ignores <c>CLAWDBOT_*</c> and <c>MOLTBOT_*</c> without a word, and any moltbot.json.</remarks>
    public static Product Openclaw { get; } = new()
    {
        Name = "openclaw",
        ExaminedVersion = "2026.9.6",
        ConfigFiles = ["openclaw.json", "clawdbot.json"],
        StateDirectories = [".openclaw", ".clawdbot"],
        PathPrefixes = ["OPENCLAW"],
        GatewayPrefix = "OPENCLAW",
        ReadsBindVariable = false,
        BindsEverywhereInContainer = true,
        Images = ["openclaw", "ghcr.io/openclaw/openclaw"],
    };

    /// <summary>From the oldest name to today's.</summary>
    public static ImmutableArray<Product> All { get; } = [Clawdbot, Moltbot, Openclaw];

    /// <summary>The product of a name as <c>MoltbotProduct</c> takes it, or null.</summary>
    public static Product? Named(string name) => All.FirstOrDefault(product => product.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public bool Equals(Product? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    public override string ToString() => Name;
}
