using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A file of the state that somebody else may read, write or run, or that runs as its owner for whoever starts it.</summary>
internal sealed class FileModeTooOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7002", Name: nameof(FileModeTooOpen), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A file of the gateway's state lets others in.")
    {
        Phase = "5",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var folder in deployment.Host?.Folders ?? [])
        {
            foreach (var entry in folder.Entries)
            {
                if (entry.Kind == EntryKind.File && (entry.IsOpenToOthers || entry.RunsAsOwner))
                {
                    yield return new Finding(
                        Descriptor,
                        folder.At(entry),
                        $"the file has mode {entry.ModeText} and lets others in: configuration, sessions and logs hold tokens; chmod 600 it, or run secure-permissions.sh");
                }
            }
        }
    }
}
