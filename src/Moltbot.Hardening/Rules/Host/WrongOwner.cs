using System.Globalization;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>Something in the state that belongs to another user: that one may change its mode and content, whatever the mode says.</summary>
internal sealed class WrongOwner : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7003", Name: nameof(WrongOwner), Severity: Severity.Error, Since: "1.0.0",
        Summary: "Something in the gateway's state belongs to another user.")
    {
        Phase = "5",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var folder in deployment.Host?.Folders ?? [])
        {
            foreach (var entry in folder.Entries)
            {
                if (entry.Owner != folder.Tree.Owner)
                {
                    yield return new Finding(Descriptor, folder.At(entry), Message(entry.Owner, folder.Tree.Owner));
                }
            }
        }
    }

    private static string Message(long owner, long wanted) => string.Create(
        CultureInfo.InvariantCulture,
        $"it belongs to user {owner}, the state to user {wanted}: that user may change it whatever its mode says; chown it, after a look at how it came here");
}
