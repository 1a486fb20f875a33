using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A name in the state whose content is kept, or named, somewhere that nothing here guards.</summary>
internal sealed class LinkInStateDirectory : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7004", Name: nameof(LinkInStateDirectory), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's state holds a symbolic or hard link, or is one.")
    {
        Phase = "5",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var folder in deployment.Host?.Folders ?? [])
        {
            if (folder.Tree.Root.Kind != EntryKind.Folder)
            {
                yield return new Finding(Descriptor, folder.At(folder.Tree.Root), folder.Tree.Root.Kind == EntryKind.Link
                    ? "the state folder is a link, so whoever may change the link chooses the state; name the folder itself, and mount that"
                    : "the state folder is no folder; name the one that the gateway keeps its state in");
            }

            foreach (var entry in folder.Entries)
            {
                if (entry.Kind == EntryKind.Link)
                {
                    yield return new Finding(Descriptor, folder.At(entry), "it is a symbolic link: what it points at is outside of what is guarded here; put the file itself in its place");
                }
                else if (entry is { Kind: EntryKind.File, Links: > 1 })
                {
                    yield return new Finding(Descriptor, folder.At(entry), $"it is a hard link: the same file has {entry.Links} names, and who reaches another one reaches this; replace it by a copy");
                }
            }
        }
    }
}
