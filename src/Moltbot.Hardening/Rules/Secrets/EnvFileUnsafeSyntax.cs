using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A line of an env file that means one thing to docker compose and another to a shell.</summary>
internal sealed class EnvFileUnsafeSyntax : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6006", Name: nameof(EnvFileUnsafeSyntax), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A line of an env file is read differently by docker compose and by a shell.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var file in deployment.EnvFiles)
        {
            foreach (var entry in file.Entries)
            {
                var difference = EnvSyntaxDifference.Of(entry);
                if (difference is not null)
                {
                    yield return new Finding(Descriptor, difference.At, $"{Quote.Plain(entry.Key)} {difference.Why}") { Subject = entry.Key, Fix = difference.Fix };
                }
            }
        }
    }
}
