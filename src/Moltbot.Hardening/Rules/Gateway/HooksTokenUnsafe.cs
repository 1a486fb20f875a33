using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A webhook entrance to the agent whose secret is shared, weak or known.</summary>
internal sealed class HooksTokenUnsafe : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4018", Name: nameof(HooksTokenUnsafe), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The hooks' token is the gateway's own, weak, or written in the file, or their path is the root.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (config["hooks", "enabled"].Is("false"))
            {
                continue;
            }

            foreach (var finding in Tokens(config).Concat(Path(config)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Tokens(GatewayConfig config)
    {
        var token = config["hooks", "token"];
        if (IsGatewayToken(config, token))
        {
            yield return Found(token, "the hooks' token is the gateway's: whoever may send a webhook commands the gateway, and the token stands in the sender's settings and logs; write a token of its own, \"${HOOKS_TOKEN}\"", "shared") with
            {
                Fix = SecretFix.Of(config, token, "HOOKS_TOKEN"),
            };
        }
        else if (Judge(config, token) is { } why)
        {
            yield return Found(token, $"the hooks' token {why}; write \"${{HOOKS_TOKEN}}\" and set it to the output of 'openssl rand -hex 32'", "weak") with
            {
                Severity = Weight(config),
                Fix = SecretFix.Of(config, token, "HOOKS_TOKEN"),
            };
        }

        foreach (var replaced in config.IsLive ? [] : config.ReplacedBy(token))
        {
            if (replaced.Text is { } text && SecretStrength.Judge(text) is null or SecretWeakness.Short or SecretWeakness.Predictable)
            {
                yield return Found(replaced, $"the hooks' token is written in the file ({text.Trim().Length} characters): what includes this file overrides it, and still whoever reads the file, its history or a backup has it; write \"${{HOOKS_TOKEN}}\", and make a new one: this one is known", "overridden") with
                {
                    Severity = Weight(config),
                };
            }
        }
    }

    private static Severity Weight(GatewayConfig config) => config.IsExample || config.IsTemplate ? Severity.Warning : Severity.Error;

    private static string? Judge(GatewayConfig config, ConfigValue token) => token is not { Text: { } text, IsRefused: false } ? null : SecretStrength.Judge(text) switch
    {
        null when config.IsLive => null,
        null => $"is written in the file ({text.Length} characters), so whoever reads the repository, a backup or an image has it",
        SecretWeakness.Short => $"is written in the file and has {text.Trim().Length} characters: it can be found by trying",
        SecretWeakness.Predictable => "is written in the file, and repeats itself or runs in sequence",
        SecretWeakness.Placeholder => "is an example's placeholder that everybody knows",
        _ => "is blank",
    };

    /// <summary>The same text, the same variable, the same reference; the variable that the gateway itself reads is its token wherever it stands.</summary>
    private static bool IsGatewayToken(GatewayConfig config, ConfigValue hooks) => !hooks.IsRefused && new[] { config.Token, config.Password }.Any(own =>
            (hooks.Text is { Length: > 0 } text && text == own.Text)
            || (hooks.Kind == ConfigValueKind.SecretReference && own.Kind == ConfigValueKind.SecretReference && hooks.At.Slice == own.At.Slice)
            || (hooks.Variable is { } variable && variable == own.Variable))
        || (hooks.Variable is { } read && (read == config.Product.TokenVariable || read == config.Product.PasswordVariable));

    private IEnumerable<Finding> Path(GatewayConfig config) => config["hooks", "path"] is { Text: { } path, IsRefused: false } value && path.Trim('/').Length == 0
        ? [Found(value, "hooks.path is '/': every address of the gateway is one of webhooks then; write \"/hooks\"", "path") with { Fix = ConfigFix.Replace(config, "Take a path of their own", value, SafeSettings.HooksPath) }]
        : [];

    private Finding Found(ConfigValue value, string message, string subject) => new(Descriptor, value.At, message) { Pointer = value.Pointer, Subject = subject };
}
