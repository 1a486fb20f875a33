using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>State on a filesystem that keeps no modes: chmod says yes and closes nothing.</summary>
internal sealed class FilesystemIgnoresModes : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7005", Name: nameof(FilesystemIgnoresModes), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's state is on a filesystem that keeps no modes.")
    {
        Phase = "5",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var folder in deployment.Host?.Folders ?? [])
        {
            if (folder.Tree.WithoutModes is { } kind)
            {
                yield return new Finding(
                    Descriptor,
                    folder.At(folder.Tree.Root),
                    $"its filesystem ({Quote.Plain(kind)}) keeps no modes, so nothing on it is closed; move the state to one that does (under WSL: below your Linux home)");
            }
        }
    }
}
