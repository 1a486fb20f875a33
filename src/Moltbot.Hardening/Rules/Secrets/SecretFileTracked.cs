using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A file with secrets that is in the repository.</summary>
internal sealed class SecretFileTracked : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6004", Name: nameof(SecretFileTracked), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A file with secrets is tracked by git.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var file in deployment.SecretFiles)
        {
            if (file.IsTracked || file.IndexUnreadable is not null)
            {
                yield return new Finding(Descriptor, file.At, file.IsTracked ? Message(file) : Unknown(file))
                {
                    Severity = file.IsTracked ? Severity.Error : Severity.Info,
                };
            }
        }
    }

    private static string Message(SecretFile file) =>
        $"'{Quote.Path(file.Path)}' holds {file.Holds} and is tracked by git, so every clone, fork and backup has it; run 'git rm --cached {Quote.Path(file.Path)}', "
        + "keep it out by .gitignore, and make new secrets: the history keeps the old ones";

    private static string Unknown(SecretFile file) =>
        $"'{Quote.Path(file.Path)}' holds {file.Holds}, and whether git tracks it is not known: of its index, {file.IndexUnreadable}; ask 'git ls-files {Quote.Path(file.Path)}'";
}
