using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A secret that stands in a compose file, and so in the repository, its history and every copy of it.</summary>
internal sealed class LiteralSecretInCompose : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6001", Name: nameof(LiteralSecretInCompose), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A secret is written into a compose file instead of being referred to.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        // An anchor that feeds ten services is one secret.
        var told = new HashSet<SourceLocation>();
        foreach (var (set, service) in deployment.Services)
        {
            foreach (var secret in ComposeSecrets.Of(set, service))
            {
                if (told.Add(secret.Value.Origin.At))
                {
                    yield return Report(secret);
                }
            }
        }

        // What one set or service overrides is told already where another one takes it.
        foreach (var secret in deployment.Sets.SelectMany(ComposeSecrets.Replaced))
        {
            var at = secret.Value.Origin.At;
            if (!told.Any(at.IsSameAs))
            {
                told.Add(at);
                yield return Report(secret);
            }
        }
    }

    private Finding Report(ComposeSecret secret) => new(Descriptor, secret.Value.Origin.At, Message(secret))
    {
        Severity = secret.IsPlaceholder ? Severity.Warning : Severity.Error,
        Service = secret.Service.Name,
        Pointer = secret.Service.PointerTo(secret.Path),
        Related = secret.ReplacedBy is { } by ? [new Related(by, "this overrides it"), .. secret.Value.Origin.Via] : secret.Value.Origin.Via,
        Fix = !secret.IsWhole ? null : Fix.Show($"Refer to {secret.Variable}", ScalarText.Reference(secret.Value.Origin.At, $"${{{secret.Variable}:?}}")),
    };

    // The value is not shown at all: the place shows where it stands.
    private static string Message(ComposeSecret secret)
    {
        var where = $"{Quote.Plain(secret.Path)} of service {Quote.Value(secret.Service.Name)}";
        var write = $"write ${{{secret.Variable}:?}}";
        return secret.IsPlaceholder ? $"{where} holds a placeholder that everybody knows, and the service starts with it; {write} and set it on the host"
            : secret.ReplacedBy is { } by ? $"{where} holds {secret.Kind}: {Overriding(secret, by)} overrides it, and still whoever reads this file, its history or a backup has it; {write} here too, and make a new one: this one is known"
            : $"{where} holds {secret.Kind}, which whoever reads the repository, a copy or a backup has too; {write}, set it on the host, and make a new one: this one is known";
    }

    private static string Overriding(ComposeSecret secret, SourceLocation by) =>
        by.File.FullPath == secret.Value.Origin.File.FullPath ? "another value in this file" : $"'{Quote.Path(by.File.Path)}'";
}
