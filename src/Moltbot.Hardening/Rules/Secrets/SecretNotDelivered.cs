using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A secret that is set and reaches nobody, or is needed and set nowhere.</summary>
internal sealed class SecretNotDelivered : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6005", Name: nameof(SecretNotDelivered), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A secret of the secrets file reaches no service, or one that is needed is missing in it.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var gap in SecretDelivery.Gaps(deployment))
        {
            yield return new Finding(Descriptor, gap.At, Message(gap)) { Service = gap.Service, Subject = gap.Variable, Fix = Cure(deployment, gap) };
        }
    }

    private static Fix? Cure(Deployment deployment, UndeliveredSecret gap) => gap.Lack switch
    {
        SecretLack.Entry => SecretsFile(deployment) is { } file
            ? Fix.Show(file.At(new TextSpan(file.Text.Length, 0)), "Name it in the secrets file", $"{(file.Text.Length == 0 || file.Text.EndsWith('\n') ? "" : "\n")}{gap.Variable}=\n")
            : null,
        _ => Receiver(deployment, gap) is { } service
            ? Fix.Show("Hand it to the gateway", ServiceAddition.Variable(service, service.At, gap.Variable, $"${{{gap.Variable}:?}}"))
            : null,
    };

    private static SourceFile? SecretsFile(Deployment deployment)
    {
        foreach (var file in deployment.EnvFiles)
        {
            if (System.IO.Path.GetFileName(file.File.Path).StartsWith("secrets.env", StringComparison.Ordinal))
            {
                return file.File;
            }
        }

        return null;
    }

    /// <summary>The gateway that lacks it; of a variable that nobody takes, the only gateway that there is.</summary>
    private static Service? Receiver(Deployment deployment, UndeliveredSecret gap)
    {
        Service? receiver = null;
        foreach (var (_, service) in deployment.Services)
        {
            if (service.IsGateway && (gap.Service is null || gap.Service == service.Name))
            {
                if (receiver is not null && gap.Service is null)
                {
                    return null;
                }

                receiver = service;
            }
        }

        return receiver;
    }

    private static string Message(UndeliveredSecret gap)
    {
        var name = Quote.Plain(gap.Variable);
        return gap.Lack switch
        {
            SecretLack.Receiver => $"{name} is set here, but no service gets it: what stands in an env file reaches a container only where a service names it; write '{name}: ${{{name}:?}}' into its environment, or take the line out",
            SecretLack.Entry => $"{name} is required here, and no env file of the project knows it: who copies them starts nothing; add the line '{name}=' to the secrets file",
            _ => $"the configuration refers to {name}, which service {Quote.Value(gap.Service ?? "")} does not get, so the gateway stops or makes up a token; write '{name}: ${{{name}:?}}' into its environment",
        };
    }
}
