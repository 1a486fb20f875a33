using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>No backup of the last month that was decrypted again and met its manifest: a hope, not a backup.</summary>
internal sealed class BackupMissingOrUnproven : Rule
{
    private const int Days = 31;

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7009", Name: nameof(BackupMissingOrUnproven), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "There is no proven backup of the last month.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var upkeep in deployment.Host?.Upkeep ?? [])
        {
            if (upkeep.Name == "backup" && upkeep.IsDue(Days))
            {
                yield return new Finding(Descriptor, upkeep.At, upkeep.Age is null
                    ? "no date of a proven backup is known: sessions, approvals and pairings would be lost with this disk; backup.sh makes one and proves it"
                    : $"the last proven backup was made {upkeep.Ago} ago, and {Days} days are the limit: what came since would be lost; run backup.sh")
                {
                    Subject = upkeep.Name,
                };
            }
        }
    }
}
