using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Reads the properties of the public contract.</summary>
internal sealed class SettingsReader
{
    /// <summary>Properties that can only loosen the gate, in the order in which they are told. From the process environment they are refused.</summary>
    private static readonly string[] Loosening =
        ["EnableDefaultMoltbotItems", "MoltbotAllowWaivers", "MoltbotHardeningEnabled", "MoltbotMode", "MoltbotPreset", "MoltbotRequireInputs", "MoltbotRuleSet", "MoltbotToday"];

    private readonly DeploymentRequest request;
    private readonly SourceLocation project;
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    private SettingsReader(DeploymentRequest request, SourceLocation project)
    {
        this.request = request;
        this.project = project;
    }

    /// <param name="tree">For the search of the root upwards.</param>
    /// <param name="request">The properties.</param>
    /// <param name="project">Where a wrong property is reported.</param>
    public static (Settings Settings, ImmutableArray<Problem> Problems) Read(ISourceTree tree, DeploymentRequest request, SourceLocation project)
    {
        var reader = new SettingsReader(request, project);
        var settings = reader.WithEmission(reader.Read(tree));
        return (settings, reader.problems.ToImmutable());
    }

    private Settings Read(ISourceTree tree) => new()
    {
        Enabled = Boolean("MoltbotHardeningEnabled", true),
        Mode = Choice("MoltbotMode", ["enforce", "warn"], [GateMode.Enforce, GateMode.Warn]),
        Topology = Choice("MoltbotTopology", ["loopback", "published", "host"], [Topology.Loopback, Topology.Published, Topology.Host]),
        Preset = Choice("MoltbotPreset", ["recommended", "essential", "strict"], [Preset.Recommended, Preset.Essential, Preset.Strict]),
        RuleSet = RuleSet(),
        Product = Choice<Product?>("MoltbotProduct", ["auto", .. Product.All.Select(static product => product.Name)], [null, .. Product.All]),
        ProductVersion = Text("MoltbotProductVersion"),
        GatewayPort = Port("MoltbotGatewayPort", 18789),
        BridgePort = Port("MoltbotBridgePort", 18790),
        RequireInputs = Boolean("MoltbotRequireInputs", true),
        DefaultItems = Boolean("EnableDefaultMoltbotItems", true),
        EmitArtifacts = Boolean("MoltbotEmitArtifacts", true),
        WhatsApp = WhatsApp(),
        Secrets = Choice("MoltbotSecrets", SecretsKinds.Words, SecretsKinds.All),
        TrustedProxies = ProxySettings.Addresses(request),
        VerifyArtifacts = Boolean("MoltbotVerifyArtifacts", false),
        AllowWaivers = Boolean("MoltbotAllowWaivers", true),
        Today = Today(),
        Root = Root(tree),
        Loosened = Loosened(),
    };

    private WhatsAppPolicy WhatsApp()
    {
        var dm = Word("MoltbotWhatsAppDmPolicy", ["pairing", "allowlist", "disabled", "open"]);
        var group = Word("MoltbotWhatsAppGroupPolicy", ["mention-only", "allowlist", "deny", "open"]);
        var mention = Boolean("MoltbotWhatsAppRequireMention", true);
        if (Text("MoltbotWhatsAppPreset") is null)
        {
            return new WhatsAppPolicy(dm, group, mention);
        }

        var preset = Choice("MoltbotWhatsAppPreset", Array.ConvertAll([.. WhatsAppPreset.All], static preset => preset.Name), [.. WhatsAppPreset.All]);
        var (policy, contradictions) = preset.With(
            Text("MoltbotWhatsAppDmPolicy") is null ? null : dm,
            Text("MoltbotWhatsAppGroupPolicy") is null ? null : group,
            Text("MoltbotWhatsAppRequireMention") is null ? null : mention);
        TellEach(contradictions);
        TellEach(policy.Broken.Where(rule => contradictions.IsEmpty && !request.Items.Any(item => item.Type == "MoltbotWaiver" && Is(item.Include.Trim(), rule))).Select(rule =>
            $"MoltbotWhatsAppPreset is {preset.Name}, which breaks {rule} by design: anybody's text reaches the agent; "
            + $"take it on with <MoltbotWaiver Include=\"{rule}\" Justification=\"…\" />, or choose {string.Join(", ", WhatsAppPreset.All.Where(static other => other.Policy.Broken.IsEmpty).Select(static other => other.Name))}"));
        return policy;
    }

    /// <summary>What depends on other settings.</summary>
    private Settings WithEmission(Settings settings)
    {
        var isTrustedProxy = Choice("MoltbotAuth", ["token", "trusted-proxy"], [false, true]);
        var (auth, faults) = ProxySettings.Read(request, isTrustedProxy, settings.Topology, settings.Secrets);
        TellEach(faults);
        return settings with { TrustedProxy = auth };
    }

    private void TellEach(IEnumerable<string> messages)
    {
        foreach (var message in messages)
        {
            Wrong(message);
        }
    }

    private ImmutableArray<string> Loosened()
    {
        var loosened = ImmutableArray.CreateBuilder<string>();
        foreach (var name in Loosening)
        {
            if (Text(name) is not { } value || !Loosens(name, value))
            {
                continue;
            }

            loosened.Add($"{name}={Quote.Plain(value)}");
            if (request.FromEnvironment.Contains(name))
            {
                Wrong($"{name} comes from the process environment and loosens the gate, which a build host could do unseen; "
                    + "unset the variable, and write the property into the project or on the command line");
            }
        }

        return loosened.ToImmutable();
    }

    private static bool Loosens(string name, string value) => name switch
    {
        "MoltbotMode" => Is(value, "warn"),
        "MoltbotPreset" => Is(value, "essential"),
        "MoltbotRuleSet" => RuleSets.IsBefore(value, RuleSets.Current),
        "MoltbotAllowWaivers" => Is(value, "true"),
        "MoltbotToday" => true,
        _ => Is(value, "false"),
    };

    private string Root(ISourceTree tree)
    {
        if (Text("MoltbotRoot") is { } written)
        {
            var root = SourcePath.Absolute(request.ProjectDirectory, written);
            if (tree.DirectoryExists(root))
            {
                return tree.RealPath(root);
            }

            Wrong($"MoltbotRoot is {Quote.Value(written)}, which is no folder; name the folder that references may not leave");
        }

        for (var folder = request.ProjectDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var git = Path.Combine(folder, ".git");
            if (tree.DirectoryExists(git) || tree.FileExists(git))
            {
                return tree.RealPath(folder);
            }
        }

        return tree.RealPath(request.ProjectDirectory);
    }

    private DateOnly Today()
    {
        if (Text("MoltbotToday") is not { } value)
        {
            return request.Today;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var today))
        {
            return today;
        }

        Wrong($"MoltbotToday is {Quote.Value(value)}; write a day as yyyy-MM-dd");
        return request.Today;
    }

    /// <summary>The value of the word that is written; of the first where none is.</summary>
    private T Choice<T>(string name, string[] words, T[] values) => values[Array.IndexOf(words, Word(name, words))];

    /// <summary>One of the words, as they are listed; the first is the default.</summary>
    private string Word(string name, string[] words)
    {
        if (Text(name) is not { } value)
        {
            return words[0];
        }

        foreach (var word in words)
        {
            if (Is(value, word))
            {
                return word;
            }
        }

        Wrong($"{name} is {Quote.Value(value)}; write {string.Join(", ", words[..^1])}{(words.Length > 1 ? " or " : "")}{words[^1]}");
        return words[0];
    }

    /// <summary>The newest release first, which is the default.</summary>
    private string RuleSet()
    {
        string[] releases = [.. RuleSets.Releases];
        Array.Reverse(releases);
        return Word("MoltbotRuleSet", releases);
    }

    private bool Boolean(string name, bool fallback) => Word(name, fallback ? ["true", "false"] : ["false", "true"]) == "true";

    private int Port(string name, int fallback)
    {
        if (Text(name) is not { } value)
        {
            return fallback;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535)
        {
            return port;
        }

        Wrong($"{name} is {Quote.Value(value)}; write a port from 1 to 65535");
        return fallback;
    }

    private string? Text(string name) => request.Properties.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;

    private void Wrong(string message) => problems.Add(new Problem(ProblemKind.InvalidSetting, project, message));

    private static bool Is(string value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
