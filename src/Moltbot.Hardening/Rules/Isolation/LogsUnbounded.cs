using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service whose log fills the disk, or that keeps none.</summary>
/// <remarks>docker's default driver, json-file, keeps one file without end; <c>local</c> and the drivers that send logs elsewhere do not.</remarks>
internal sealed class LogsUnbounded : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2017", Name: nameof(LogsUnbounded), Severity: Severity.Info, Since: "1.0.0",
        Summary: "The log of a service grows without end, or is not kept.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Absence.Of(
        deployment,
        static service => What(service) is not null,
        static _ => ["logging", "driver"],
        (service, at) => new Finding(Descriptor, at, $"service {Quote.Value(service.Name)} {What(service)}")
        {
            Service = service.Name,
            Pointer = service.PointerTo("logging"),
        });

    private static string? What(Service service)
    {
        var logging = service.Model["logging"] as ComposeMapping;
        return (logging?["driver"] as ComposeScalar)?.Text switch
        {
            "none" => "keeps no log: nobody can see what was done in it; write driver: local",
            null or "" or "json-file" when (logging?["options"] as ComposeMapping)?["max-size"] is null or { IsNull: true } =>
                "writes its log into one file that grows until the disk is full; write logging: {driver: json-file, options: {max-size: 10m, max-file: \"3\"}}",
            _ => null,
        };
    }
}
