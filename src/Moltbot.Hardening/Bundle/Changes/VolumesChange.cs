using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The mounts without the engine's socket and without what is the host's own; none that passes mounts on.</summary>
internal static class VolumesChange
{
    private const string Socket = "MBH2001: without the engine's socket";
    private const string Sensitive = "MBH2008: without what is the host's own";
    private const string Propagation = "MBH2022: mounts do not pass between host and container";

    public static ServiceChange? Of(HardenedService hardened)
    {
        if (hardened.Service.Model["volumes"] is not ComposeSequence volumes)
        {
            return null;
        }

        var entries = new List<string>();
        var why = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var volume in volumes.Items)
        {
            var reasons = hardened.Service.Volumes.Where(mount => mount.Origin == volume.Origin).Select(mount => Reason(hardened, mount)).OfType<string>().ToArray();
            why.UnionWith(reasons);
            if (reasons.Length == 0)
            {
                entries.Add(Entry(hardened, volume));
            }
            else if (reasons is [Propagation])
            {
                entries.Add(YamlText.Flow(VolumeSource.Relative(Private(volume), hardened.Set.Request.ProjectDirectory)));
            }
        }

        entries.AddRange(Refused(hardened));
        return why.Count == 0 ? null : new ServiceChange(
            string.Join("; ", why),
            entries.Count == 0 ? ["volumes: !reset []"] : YamlText.List("volumes: !override", entries));
    }

    public static ServiceChange? OfApiSocket(HardenedService hardened) => hardened.Service["use_api_socket"] is { Value: true } or { IsHole: true }
        ? new ServiceChange(Socket, ["use_api_socket: false"])
        : null;

    private static string? Reason(HardenedService hardened, VolumeMount mount) =>
        EngineSockets.Reaches(mount) ? Socket
        : SensitivePaths.HandedOver(mount, hardened.Set.Request.ProjectDirectory, hardened.Settings.Root) is not null ? Sensitive
        : mount.Propagation is { Text: "shared" or "rshared" or "slave" or "rslave" } ? Propagation
        : null;

    /// <summary>The mount without its propagation; private is the engine's default.</summary>
    private static ComposeNode Private(ComposeNode volume) => volume is ComposeMapping mapping && mapping["bind"] is ComposeMapping bind
        ? mapping.Set("bind", bind.Remove("propagation"))
        : volume;

    /// <summary>An entry as its author wrote it; one that does not fit on a line, or whose paths are another file's, as the model has it.</summary>
    private static string Entry(HardenedService hardened, ComposeNode volume)
    {
        var at = volume.Origin.At;
        var folder = hardened.Set.Request.ProjectDirectory;
        return !at.Slice.Contains('\n', StringComparison.Ordinal) && Path.GetDirectoryName(at.File.FullPath) == folder
            ? at.Slice
            : YamlText.Flow(VolumeSource.Relative(volume, folder));
    }

    /// <summary>Entries that are refused while a variable is not set (MBH2019): as they are written, so that they are there again once it is.</summary>
    private static IEnumerable<string> Refused(HardenedService hardened) => hardened.Set.Compose.Problems
        .Where(problem => problem.Kind == ProblemKind.EmptyVolumeSource && problem.Service == hardened.Service.Name && !problem.At.Slice.Contains('\n', StringComparison.Ordinal))
        .Select(static problem => problem.At.Slice);
}
