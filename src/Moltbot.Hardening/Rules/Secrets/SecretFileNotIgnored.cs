using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A file with secrets that git would take along with the next commit.</summary>
/// <remarks>What is tracked already is SecretFileTracked's.</remarks>
internal sealed class SecretFileNotIgnored : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6003", Name: nameof(SecretFileNotIgnored), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A file with secrets in a git work tree is kept out by no ignore file.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var file in deployment.SecretFiles)
        {
            if (!file.IsTracked && file.IsIgnored != true)
            {
                yield return new Finding(Descriptor, file.At, file.IsIgnored is null ? Unknown(file) : Message(file))
                {
                    Severity = file.IsIgnored is null ? Severity.Info : Severity.Error,
                };
            }
        }
    }

    private static string Message(SecretFile file) =>
        $"'{Quote.Path(file.Path)}' holds {file.Holds}, and no ignore file keeps it out, so the next 'git add .' commits it; write the line '/{Quote.Path(file.Path)}' into the .gitignore at the top of the repository";

    private static string Unknown(SecretFile file) =>
        $"'{Quote.Path(file.Path)}' holds {file.Holds}, and whether git keeps it out is not known: an ignore file above it cannot be read; make it readable, or ask 'git check-ignore {Quote.Path(file.Path)}'";
}
