using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A folder of the state that somebody else may enter, list or write to.</summary>
internal sealed class DirectoryModeTooOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7001", Name: nameof(DirectoryModeTooOpen), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A folder of the gateway's state lets others in.")
    {
        Phase = "5",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var folder in deployment.Host?.Folders ?? [])
        {
            foreach (var entry in folder.Entries)
            {
                if (entry is { Kind: EntryKind.Folder, IsOpenToOthers: true })
                {
                    yield return new Finding(
                        Descriptor,
                        folder.At(entry),
                        $"the folder has mode {entry.ModeText} and lets others in: what stands in it is theirs to reach; chmod 700 it, or run secure-permissions.sh");
                }
            }
        }
    }
}
