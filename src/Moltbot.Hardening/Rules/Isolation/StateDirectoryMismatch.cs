using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A config that is mounted where its gateway never looks, so that nothing of it is in force.</summary>
internal sealed class StateDirectoryMismatch : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2020", Name: nameof(StateDirectoryMismatch), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's state is mounted where this product does not read it, or its config without its directory.")
    {
        Phase = "5",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                var state = GatewayState.Of(gateway);
                if (state is null)
                {
                    continue;
                }

                var finding = Judge(gateway, state);
                if (finding is not null)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Judge(Service gateway, GatewayState state)
    {
        VolumeMount[] mounts = [.. gateway.Volumes.Where(static mount => mount.Type is "bind" or "volume")];
        VolumeMount[] served = [.. mounts.Where(mount => state.IsServedBy(mount.Target))];
        if (served.Length == 0)
        {
            VolumeMount[] missed = [.. mounts.Where(mount => state.IsMissedBy(mount.Target))];
            return missed.Length == 0 || mounts.Any(mount => state.MayServe(mount.Target)) ? null : Report(gateway, missed, state);
        }

        return Array.TrueForAll(served, mount => GatewayState.IsConfigFile(mount.Target) || mount.Target == state.ConfigFile) ? Alone(gateway, served[0]) : null;
    }

    private Finding Report(Service gateway, VolumeMount[] missed, GatewayState state)
    {
        var read = state.Directories.IsEmpty ? "a folder " + state.Product.StateDirectories[0] : state.ConfigFile ?? state.Directories[0];
        return new Finding(
            Descriptor,
            missed[0].At,
            $"gateway {Quote.Value(gateway.Name)}: the mount at {Quote.Value(missed[0].Target)} is not where {state.Product.Name} keeps its state; it reads {Quote.Plain(read)}, so nothing that is configured "
            + $"here is in force, and what the gateway writes is lost with its container; mount it at {Quote.Plain(read)}")
        {
            Severity = state.IsSure ? Severity.Error : Severity.Warning,
            Service = gateway.Name,
            Pointer = gateway.PointerTo("volumes"),
            Related = [.. missed[0].Origin.Via, .. missed.Skip(1).Select(static mount => new Related(mount.At, "nor is this where it is read"))],
            Subject = missed[0].Target,
            Fix = state.Directories.IsEmpty ? null : At(missed[0], read),
        };
    }

    /// <summary>The mount at another place, where the short form writes its target.</summary>
    private static Fix? At(VolumeMount mount, string target)
    {
        var written = mount.At.Slice;
        var at = written.IndexOf(':' + mount.Target, StringComparison.Ordinal);
        return at < 0 || written.Contains('\n', StringComparison.Ordinal) ? null
            : Fix.Show(mount.At, "Mount it where it is read", string.Concat(written.AsSpan(0, at + 1), target, written.AsSpan(at + 1 + mount.Target.Length)));
    }

    private Finding Alone(Service gateway, VolumeMount file) => new(
        Descriptor,
        file.At,
        $"gateway {Quote.Value(gateway.Name)}: {Quote.Value(file.Target)} is mounted without its directory; the gateway replaces its config by renaming a file over it, which a mounted file refuses (EBUSY); "
        + $"mount the directory {Quote.Value(Path.GetDirectoryName(file.Target) ?? "/")}")
    {
        Severity = Severity.Warning,
        Service = gateway.Name,
        Pointer = gateway.PointerTo("volumes"),
        Related = file.Origin.Via,
        Subject = file.Target,
    };
}
