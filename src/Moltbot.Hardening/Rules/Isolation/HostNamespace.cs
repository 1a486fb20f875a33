using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service that lives in a namespace of the host.</summary>
internal sealed class HostNamespace : Rule
{
    private static readonly (string Key, string Why)[] Namespaces =
    [
        ("pid", "it sees the host's processes with their environment, and signals them"),
        ("ipc", "it reads and writes the shared memory of the host's programs"),
        ("uts", "it shares the host's name, and with SYS_ADMIN renames the host"),
        ("userns_mode", "root inside is root outside, where the engine would make another user of it"),
        ("cgroup", "it sees and, as root, changes the host's tree of control groups"),
    ];

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2006", Name: nameof(HostNamespace), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A service shares a namespace of the host.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            foreach (var one in Namespaces)
            {
                var mode = each.Service[one.Key];
                if (mode is { Text: "host" } or { IsHole: true })
                {
                    yield return new Finding(
                        Descriptor,
                        mode.Origin.At,
                        $"service {Quote.Value(each.Service.Name)} has {one.Key}: {(mode.IsHole ? "what only the host knows; if that is 'host'," : "host:")} {one.Why}; remove the line")
                    {
                        Service = each.Service.Name,
                        Pointer = each.Service.PointerTo(one.Key),
                        Related = mode.Origin.Via,
                        Fix = Fix.Show("Give it a namespace of its own", EntryRemoval.Of(mode.Origin.At)),
                        Subject = one.Key,
                    };
                }
            }
        }
    }
}
