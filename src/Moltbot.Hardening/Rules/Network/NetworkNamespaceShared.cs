using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A service in another's network namespace that could take the other's traffic: it keeps capabilities, or may gain them.</summary>
/// <remarks>In one namespace two services share loopback, ports and raw sockets; upstream confines its CLI container for that reason (pull request 42973).</remarks>
internal sealed class NetworkNamespaceShared : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1006", Name: nameof(NetworkNamespaceShared), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A service shares another's network namespace and is not confined.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            var service = each.Service;
            var mode = service["network_mode"];
            if (mode is null || (!mode.Text.StartsWith("service:", StringComparison.Ordinal) && !mode.Text.StartsWith("container:", StringComparison.Ordinal)))
            {
                continue;
            }

            var lacks = Lacks(service);
            if (lacks.Length > 0)
            {
                yield return new Finding(
                    Descriptor,
                    mode.Origin.At,
                    $"service {Quote.Value(service.Name)} shares the network of {Quote.Value(mode.Text[(mode.Text.IndexOf(':', StringComparison.Ordinal) + 1)..])} and lacks "
                    + $"{string.Join(" and ", lacks)}: it reads and answers what is meant for the other's loopback; write {string.Join(" and ", lacks)}")
                {
                    Service = service.Name,
                    Pointer = service.PointerTo("network_mode"),
                    Related = mode.Origin.Via,
                    Fix = Cure(service),
                };
            }
        }
    }

    private static Fix? Cure(Service service) => (Confinement.DropsAllCapabilities(service), Confinement.ForbidsNewPrivileges(service)) switch
    {
        (false, false) => Fix.Show(Title, ServiceAddition.Item(service, service.At, "cap_drop", "\"ALL\""), ServiceAddition.NoNewPrivileges(service, service.At)),
        (false, true) => Fix.Show(Title, ServiceAddition.Item(service, service.At, "cap_drop", "\"ALL\"")),
        _ => Fix.Show(Title, ServiceAddition.NoNewPrivileges(service, service.At)),
    };

    private const string Title = "Confine it";

    private static string[] Lacks(Service service) =>
    [
        .. Confinement.DropsAllCapabilities(service) ? Array.Empty<string>() : ["cap_drop: [ALL]"],
        .. Confinement.ForbidsNewPrivileges(service) ? Array.Empty<string>() : ["security_opt: [\"no-new-privileges:true\"]"],
    ];
}
