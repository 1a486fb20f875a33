using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A gateway that compose tells to listen beyond loopback while something lets strangers through to it.</summary>
/// <remarks>Where the config decides instead, the same is MBH4003, at the config.</remarks>
internal sealed class GatewayBindNotLoopback : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1003", Name: nameof(GatewayBindNotLoopback), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway listens beyond loopback, and its port is exposed or its authentication is off.")
    {
        Phase = "2",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                var finding = Judge(deployment, gateway);
                if (finding is not null)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Judge(Deployment deployment, Service gateway)
    {
        if (gateway.Bind is not { IsLoopback: false } bind
            || !IsJudgedHere(gateway, bind)
            || GatewayExposure.Of(deployment, gateway) is not { Severity: not Severity.None } exposure
            || (bind.Source == BindSource.Default && !IsReached(gateway)))
        {
            return null;
        }

        return new Finding(Descriptor, bind.At, Message(gateway, bind, exposure))
        {
            Severity = exposure.Severity,
            Service = gateway.Name,
            Pointer = gateway.PointerTo(Key(bind.Source)),
            Related = [.. bind.Via, .. exposure.Related],
            Subject = bind.Value,
            Fix = Cure(bind),
        };
    }

    /// <summary>Where the word stands by itself, or once behind its option in a script.</summary>
    private static Fix? Cure(GatewayBind bind)
    {
        const string Title = "Listen on loopback only";
        var written = bind.At.Slice;
        if (bind.Source is not (BindSource.Command or BindSource.Environment))
        {
            return null;
        }

        if (written.Contains(' ', StringComparison.Ordinal))
        {
            var said = "--bind " + bind.Value;
            var at = written.IndexOf(said, StringComparison.Ordinal);
            return at < 0 || at != written.LastIndexOf("--bind", StringComparison.Ordinal) ? null
                : Fix.Show(bind.At, Title, string.Concat(written.AsSpan(0, at), "--bind loopback", written.AsSpan(at + said.Length)));
        }

        var isOption = written.Contains("--bind=", StringComparison.Ordinal);
        return isOption ? Fix.Show(bind.At, Title, "--bind=loopback")
            : written.Contains('=', StringComparison.Ordinal) ? null
            : Fix.Show(bind.At, Title, "loopback");
    }

    // Without a config in the project, the one on the host decides address and token both: only who is reached from outside is accused.
    private static bool IsReached(Service gateway) => gateway.OnHostNetwork || NetworkReach.Exposed(gateway) is not null;

    // A config that leaves the address out is MBH4003's.
    private static bool IsJudgedHere(Service gateway, GatewayBind bind) =>
        bind.Source is BindSource.Command or BindSource.Environment || (bind.Source == BindSource.Default && gateway.Configs.IsEmpty);

    private static string Key(BindSource source) => source == BindSource.Environment ? "environment" : "command";

    private static string Message(Service gateway, GatewayBind bind, GatewayExposure exposure) =>
        $"gateway {Quote.Value(gateway.Name)} listens on {Address(bind)}: {exposure.Why}; "
        + $"{exposure.Cure}";

    private static string Address(GatewayBind bind) => bind switch
    {
        { IsHole: true } => "an address that only the host knows",
        { Source: BindSource.Default } => "every interface of its container, since nothing says --bind",
        _ => Quote.Value(bind.Value),
    };
}
