using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>A gateway's configuration file, as the gateway of its product and version would see it.</summary>
internal sealed record GatewayConfig(SourceFile File)
{
    public required Product Product { get; init; }

    /// <summary>The version that the deployment runs, as far as it says so; else the examined one.</summary>
    public required string Version { get; init; }

    /// <summary>What that version takes: the schema of the examined version of the product.</summary>
    public GatewaySchema Schema => GatewaySchemas.For(Product);

    /// <summary>Whether that schema is of the version that runs (<c>2026.1.24-3</c> is a build of <c>2026.1.24</c>), so that its verdict is the gateway's.</summary>
    public bool IsExaminedVersion => Version == Schema.Version || Version.StartsWith(Schema.Version + "-", StringComparison.Ordinal);

    /// <summary>SHA-256 of the file, lower-case hexadecimal; empty where it was not read from a tree.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The root; null where nothing could be read.</summary>
    public Node? Root { get; init; }

    /// <summary>A tool fills it in before a gateway reads it (<c>*.template.json</c>, <c>*.json.template</c>).</summary>
    public bool IsTemplate { get; init; }

    /// <summary>It shows how a configuration looks (<c>*.example.json</c>, <c>*.json.example</c>).</summary>
    public bool IsExample { get; init; }

    /// <summary>It stands in the state folder of a running gateway, which an audit looks at; else it is a file of the project.</summary>
    public bool IsLive { get; init; }

    /// <summary>What stood in the way of reading it.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>The files that <c>$include</c> brought or should have, in the order of reading.</summary>
    public ImmutableArray<SourceRead> Included { get; init; } = [];

    /// <summary>Values of included files that a later file overrides.</summary>
    public ImmutableArray<ReplacedNode> Replaced { get; init; } = [];

    /// <summary>What the gateway refuses, in written order; none where the file could not be read to its end.</summary>
    public ImmutableArray<SchemaIssue> Issues { get; init; } = [];

    /// <summary>Whether the whole file was read: only then does a missing key say anything.</summary>
    /// <remarks>An <c>$include</c> that was refused leaves a gap of its own, not of the whole file.</remarks>
    public bool IsComplete => Root is not null && Problems.All(static problem => problem.Kind == ProblemKind.Refused);

    /// <summary>What stands at a path of keys: <c>config["gateway", "auth", "token"]</c>; an item of a list by its number.</summary>
    public ConfigValue this[params ReadOnlySpan<string> path] => ConfigPath.Find(this, path);

    /// <summary>The items of a list, or the members of an object.</summary>
    public IEnumerable<ConfigValue> Children(ConfigValue value) => value.IsRefused ? [] : ConfigPath.Children(this, value);

    public ConfigValue Mode => this["gateway", "mode"];

    public ConfigValue Bind => this["gateway", "bind"];

    public ConfigValue CustomBindHost => this["gateway", "customBindHost"];

    public ConfigValue Port => this["gateway", "port"];

    public ConfigValue AuthMode => this["gateway", "auth", "mode"];

    public ConfigValue Token => this["gateway", "auth", "token"];

    public ConfigValue Password => this["gateway", "auth", "password"];

    public ConfigValue TrustedProxies => this["gateway", "trustedProxies"];

    public ConfigValue ControlUi => this["gateway", "controlUi"];

    public ConfigValue AllowedOrigins => this["gateway", "controlUi", "allowedOrigins"];

    public ConfigValue RedactSensitive => this["logging", "redactSensitive"];

    /// <summary>The gateway's own token and password, where they are written out.</summary>
    public IEnumerable<LiteralSecret> LiteralSecrets =>
        Literal("token", Token, Product.TokenVariable).Concat(Literal("password", Password, Product.PasswordVariable));

    /// <summary>The same in included files, where a later file overrides them: no gateway takes them, and their file holds them.</summary>
    public IEnumerable<LiteralSecret> ReplacedSecrets => ReplacedBy(Token).SelectMany(value => Literal("token", value, Product.TokenVariable))
        .Concat(ReplacedBy(Password).SelectMany(value => Literal("password", value, Product.PasswordVariable)));

    /// <summary>The channels that it configures, each account of a channel after the channel itself.</summary>
    public ImmutableArray<ChannelConfig> Channels => ChannelReader.Read(this);

    /// <summary>What holds for every agent, and then each agent that has settings of its own.</summary>
    public ImmutableArray<AgentScope> Agents => AgentScope.Of(this);

    /// <summary>What included files say in a value's place, the nearest first; a file that is included twice overrides itself.</summary>
    public IReadOnlyList<ConfigValue> ReplacedBy(ConfigValue value)
    {
        var found = new List<ConfigValue>();
        for (var at = value.At; Replaced.FirstOrDefault(each => each.By == at)?.Node is { } node && !node.At.IsSameAs(value.At) && !found.Exists(known => known.At.IsSameAs(node.At)); at = node.At)
        {
            found.Add(ConfigPath.Of(this, value.Pointer, null, node));
        }

        return found;
    }

    /// <summary>What another product's gateway would refuse.</summary>
    public ImmutableArray<SchemaIssue> IssuesFor(Product product) =>
        product == Product ? Issues : Root is { } root && IsComplete ? SchemaCheck.Run(GatewaySchemas.For(product), root, IsTemplate || IsExample) : [];

    private static IEnumerable<LiteralSecret> Literal(string name, ConfigValue value, string variable) =>
        value is { Text: { } text, IsRefused: false } ? [new LiteralSecret(name, text, value.At, value.Pointer, variable)] : [];
}
