using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A secret that a log keeps: logs are copied, sent and shown where a secrets file never is.</summary>
internal sealed class SecretInLog : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7008", Name: nameof(SecretInLog), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A log of the gateway holds a secret.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var secret in deployment.Host?.LoggedSecrets ?? [])
        {
            var log = secret.Service is { } service ? $"the container log of service {Quote.Value(service)}" : "the log";
            yield return new Finding(
                Descriptor,
                secret.At,
                $"{log} holds {secret.Kind}, {secret.Count} {(secret.Count == 1 ? "time" : "times")}: whoever gets the log has it; exchange it, then remove the log")
            {
                Service = secret.Service,
                Subject = secret.Kind,
            };
        }
    }
}
