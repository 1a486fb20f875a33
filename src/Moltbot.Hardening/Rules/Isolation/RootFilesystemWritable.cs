using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service that can change its own programs.</summary>
internal sealed class RootFilesystemWritable : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2012", Name: nameof(RootFilesystemWritable), Severity: Severity.Info, Since: "1.0.0",
        Summary: "A service can write to its root file system.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Absence.Of(
        deployment,
        static service => service["read_only"] is not ({ Value: true } or { IsHole: true }),
        static _ => ["read_only"],
        (service, at) => new Finding(
            Descriptor,
            at,
            $"service {Quote.Value(service.Name)} can write to its root file system: what gets in can plant programs that stay until the container is made anew; "
            + "write read_only: true, and tmpfs for what it writes, such as /tmp")
        {
            Service = service.Name,
            Pointer = service.PointerTo("read_only"),
        });
}
