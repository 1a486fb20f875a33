using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A capability by which a container reaches beyond itself.</summary>
internal sealed class DangerousCapability : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2003", Name: nameof(DangerousCapability), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A service is given a capability that reaches beyond its container.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            foreach (var added in each.Service.List("cap_add"))
            {
                var capability = Capability.Find(added.Text);
                if (capability is not null || added.IsHole)
                {
                    yield return Report(each.Service, added, capability);
                }
            }
        }
    }

    private Finding Report(Service service, ComposeScalar added, Capability? capability)
    {
        var isTunnel = capability?.Name == "NET_ADMIN" && service.MakesTunnel;
        return new Finding(Descriptor, added.Origin.At, $"service {Quote.Value(service.Name)} {Message(added, capability, isTunnel)}")
        {
            Severity = capability is { IsDefault: true } ? Severity.Info : isTunnel ? Severity.Warning : Descriptor.Severity,
            Service = service.Name,
            Pointer = service.PointerTo("cap_add"),
            Related = added.Origin.Via,
            Fix = capability is { IsDefault: true } ? null : Fix.Show("Remove the capability", EntryRemoval.Of(added.Origin.At)),
            Subject = capability?.Name ?? added.Text,
        };
    }

    private static string Message(ComposeScalar added, Capability? capability, bool isTunnel) => capability switch
    {
        null => $"is given a capability that only the host knows ({Quote.Value(added.Text)}): if it is one such as SYS_ADMIN, the container is the host; write its name",
        { IsDefault: true } => $"is given {capability.Name}: {capability.Power}; keep it only where the program needs it and cap_drop has ALL",
        _ when isTunnel => $"is given {capability.Name} for a tunnel: {capability.Power}, and of every service that shares it; where the program can do without (userspace networking), remove it",
        _ => $"is given {capability.Name}: {capability.Power}; remove it from cap_add",
    };
}
