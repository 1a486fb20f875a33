using System.Globalization;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service that can take all of the host's memory or processes, or a gateway that has too little memory to live.</summary>
internal sealed class NoResourceLimits : Rule
{
    /// <summary>Under this, a gateway under load has been killed and started again without end.</summary>
    private const long LeastForGateway = 2L << 30;

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2013", Name: nameof(NoResourceLimits), Severity: Severity.Info, Since: "1.0.0",
        Summary: "A service has no limit of memory or processes, or a gateway too low a one.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Absence.Of(deployment, static service => Lacking(service).Length > 0, Place, Missing).Concat(TooLow(deployment));

    private IEnumerable<Finding> TooLow(Deployment deployment)
    {
        foreach (var (_, service) in deployment.Services)
        {
            if (service.IsGateway && ResourceLimits.Of(service).MemoryBytes < LeastForGateway)
            {
                yield return TooLow(service);
            }
        }
    }

    private static string Lacking(Service service) => ResourceLimits.Of(service) switch
    {
        { HasMemory: false, HasPids: false } => "memory and processes",
        { HasMemory: false } => "memory",
        { HasPids: false } => "processes",
        _ => "",
    };

    /// <summary>A limit that is written and limits nothing, else where <c>deploy</c> has it, else the service.</summary>
    private static string[] Place(Service service) => ResourceLimits.Of(service) switch
    {
        { HasMemory: false } when service["mem_limit"] is not null => ["mem_limit"],
        { HasPids: false } when service["pids_limit"] is not null => ["pids_limit"],
        { HasMemory: false } => ["deploy", "resources", "limits", "memory"],
        _ => ["deploy", "resources", "limits", "pids"],
    };

    private Finding Missing(Service service, SourceLocation at)
    {
        var lacking = Lacking(service);
        var memory = service.IsGateway ? "mem_limit: 2g" : "mem_limit";
        var cure = lacking switch { "memory" => memory, "processes" => "pids_limit: 512", _ => memory + " and pids_limit: 512" };
        return new Finding(Descriptor, at, $"service {Quote.Value(service.Name)} has no limit of {lacking}: one runaway or hostile process takes the host down; write {cure}")
        {
            Service = service.Name,
            Pointer = service.PointerTo("deploy/resources/limits"),
            Subject = lacking,
        };
    }

    private Finding TooLow(Service service)
    {
        var limits = ResourceLimits.Of(service);
        var megabytes = ((limits.MemoryBytes ?? 0) >> 20).ToString(CultureInfo.InvariantCulture);
        return new Finding(
            Descriptor,
            limits.Memory?.Origin.At ?? service.At,
            $"gateway {Quote.Value(service.Name)} is limited to {megabytes} MiB of memory: under 2 GiB it has been killed and started again without end; "
            + "write 2g or more, or keep the heap below the limit by NODE_OPTIONS=--max-old-space-size")
        {
            Service = service.Name,
            Pointer = service.PointerTo("deploy/resources/limits/memory"),
            Related = limits.Memory?.Origin.Via ?? [],
            Subject = "too low",
        };
    }
}
