using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service without one of the profiles that stand between it and the kernel.</summary>
internal sealed class SecurityProfileDisabled : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2010", Name: nameof(SecurityProfileDisabled), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A security profile of the engine is switched off for a service.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            foreach (var option in SecurityOptions.Disabling(each.Service))
            {
                yield return new Finding(
                    Descriptor,
                    option.Origin.At,
                    $"service {Quote.Value(each.Service.Name)} runs with {Quote.Value(option.Text)}: {Why(option.Text)}; remove the option, or name a profile of your own")
                {
                    Service = each.Service.Name,
                    Pointer = each.Service.PointerTo("security_opt"),
                    Related = option.Origin.Via,
                    Fix = Fix.Show("Keep the engine's profile", EntryRemoval.Of(option.Origin.At)),
                    Subject = option.Text,
                };
            }
        }
    }

    private static string Why(string option) => SecurityOptions.Name(option) switch
    {
        "seccomp" => "every system call of the host's kernel is open to it, those of known escapes too",
        "systempaths" => "the parts of /proc and /sys that the engine hides are open to it",
        "label" => "SELinux no longer keeps it from the files of the host and of other containers",
        _ => "AppArmor no longer keeps it from mounting, and from writing to /proc and /sys",
    };
}
