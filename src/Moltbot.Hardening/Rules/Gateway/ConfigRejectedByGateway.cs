using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A key or value with which the gateway does not start.</summary>
/// <remarks>
/// Every examined gateway checks its configuration strictly and exits; one wrong word anywhere stops it (openclaw: exit code 78, the others: 1). For some
/// words of older versions openclaw rewrites the file and starts with that: a read-only mount stops it then, and what is deployed is not what was reviewed.
/// </remarks>
internal sealed class ConfigRejectedByGateway : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4001", Name: nameof(ConfigRejectedByGateway), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway of the target version refuses a key or value of its configuration and does not start.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => deployment.Configs.SelectMany(config => Refused(deployment.Settings, config).Concat(Unchecked(config)));

    private IEnumerable<Finding> Refused(Settings settings, GatewayConfig config)
    {
        foreach (var issue in config.Issues)
        {
            var meant = Meant(config.Schema, issue);
            yield return new Finding(Descriptor, issue.At, $"{config.Product.Name} {config.Schema.Version} {Refusal(issue)} and does not start with it; {Advice(issue, meant)}")
            {
                Severity = IsCertain(config, issue) ? Severity.Error : Severity.Warning,
                Pointer = issue.Pointer,
                Subject = $"{issue.Kind} {issue.Key}",
                Fix = RefusalFix.Of(config, issue, meant, settings),
            };
        }
    }

    /// <summary>Said once a file, so that silence is not taken for a check.</summary>
    private IEnumerable<Finding> Unchecked(GatewayConfig config) => PluginSections.Unchecked(config).ToArray() is [var first, ..] sections
        ? [new Finding(
            Descriptor,
            first.Key?.At ?? first.At,
            $"{string.Join(", ", sections.Select(static section => Quote.Plain(section.Dotted)))}: the schema of {config.Product.Name} {config.Schema.Version} leaves this to plugins, so its keys are not checked here; "
            + (config.Product == Product.Openclaw ? "run 'openclaw config validate' where they are installed" : "start the gateway once where they are installed"))
        {
            Severity = Severity.Info,
            Pointer = first.Pointer,
            Subject = "unchecked",
            Related = [.. sections.Skip(1).Select(static section => new Related(section.Key?.At ?? section.At, "nor these"))],
        }]
        : [];

    /// <summary>Another release than the examined one may take what this one refuses; what no examined gateway takes, it will not.</summary>
    private static bool IsCertain(GatewayConfig config, SchemaIssue issue) => config.IsExaminedVersion
        || Product.All.All(product => config.IssuesFor(product).Any(other => ReferenceEquals(other.Node, issue.Node)));

    private static OldWord? Meant(GatewaySchema schema, SchemaIssue issue) => issue switch
    {
        { Kind: SchemaIssueKind.UnknownKey } => OldWords.ForKey(schema, Parent(issue), issue.Key),
        { Node: ScalarNode value } => OldWords.ForValue(schema, issue.Pointer, value.Value),
        _ => null,
    };

    private static string Refusal(SchemaIssue issue) => issue.Kind switch
    {
        SchemaIssueKind.UnknownKey => $"does not know the key {Quote.Value(issue.Key)} {In(Parent(issue))}",
        SchemaIssueKind.MissingKey => $"misses the key {Quote.Value(issue.Key)} {In(issue.Pointer)}",
        SchemaIssueKind.Contradiction => $"refuses the values of {Dotted(issue.Pointer)} together",
        _ => $"refuses {Shown(issue)} for {Dotted(issue.Pointer)}",
    };

    private static string Advice(SchemaIssue issue, OldWord? meant) => meant?.Advice ?? issue switch
    {
        { Kind: SchemaIssueKind.UnknownKey } => Spelling.Nearest(issue.Key, issue.Allowed) is { } near ? $"write '{near}'" : "remove it",
        { Kind: SchemaIssueKind.MissingKey } => $"write it with {issue.Expected}",
        { Kind: SchemaIssueKind.Contradiction } => "change one of them",
        { Node: ScalarNode { Style: not ScalarStyle.Plain } text } when RefusalFix.Unquoted(issue, text) is { } bare => $"write {bare} without quotes",
        { Node: ScalarNode text } when Spelling.Nearest(text.Value, issue.Allowed) is { } near => $"write \"{near}\"",
        _ => $"it takes {issue.Expected}",
    };

    /// <summary>Shown is only what can be no secret.</summary>
    private static string Shown(SchemaIssue issue) => issue.Node switch
    {
        ScalarNode { Style: ScalarStyle.Plain } bare => Quote.Plain(bare.Value),
        ScalarNode text when !IsSecret(issue.Pointer) => Quote.Value(text.Value),
        var other => SchemaWords.Found(other),
    };

    private static string Parent(SchemaIssue issue) => issue.Pointer[..issue.Pointer.LastIndexOf('/')];

    private static string In(string pointer) => pointer.Length == 0 ? "at the top" : $"in {Dotted(pointer)}";

    private static string Dotted(string pointer) =>
        pointer.Length == 0 ? "the whole file" : Quote.Plain(pointer[1..].Replace('/', '.').Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    /// <summary>Below the key of a secret, too, somebody may have put the secret itself; only <c>auth</c> is a section of settings.</summary>
    private static bool IsSecret(string pointer) => pointer.Split('/').Any(static key => key != "auth" && SecretNames.IsSecret(key));
}
