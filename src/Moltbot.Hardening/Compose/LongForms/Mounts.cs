using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The items of <c>volumes</c> and <c>devices</c> of a service.</summary>
internal static class Mounts
{
    public static ComposeNode? Volume(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is ComposeMapping mapping)
        {
            return mapping["target"] is ComposeScalar { Value: string, IsHole: false } inside ? mapping.Set("target", inside.WithText(inside.Text.Length == 0 && inside.EmptyVariables.IsEmpty ? "." : ContainerPath.Clean(inside.Text))) : mapping;
        }

        if (node is not ComposeScalar { Value: string } volume)
        {
            return node;
        }

        var parts = VolumeSyntax.Parse(volume);
        if (parts.Fault is { } fault)
        {
            session.Report(Refused(volume, path, parts, fault));
            return null;
        }

        if (parts.IsShortest && volume.Text == ":" && !volume.EmptyVariables.IsEmpty && !session.Request.Strict)
        {
            // "${A}:${B}": config takes a lone colon as a target, the engine then refuses it; what to write is the same.
            session.Report(Refused(volume, path, new VolumeParts { IsSourceEmpty = true }, VolumeFault.EmptySection));
            return null;
        }

        var target = parts.Target is { } written && !HoleText.IsIn(written) ? ContainerPath.Clean(written) : parts.Target;
        return VolumeSyntax.Expand(volume, parts with { Target = target });
    }

    public static ComposeNode? Device(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { Value: string } device)
        {
            return node;
        }

        var parts = HoleText.Split(device, ':');
        if (parts.Count > 3)
        {
            session.Refuse(path, device.Origin, $"the device {Quote.Value(device.Text)} has more than three parts; write 'host path:container path:rwm'");
            return null;
        }

        return new ComposeMapping(device.Origin, [])
            .Set("source", device.WithText(parts[0]))
            .Set("target", device.WithText(parts.Count > 1 && parts[1].Length > 0 ? parts[1] : parts[0]))
            .Set("permissions", device.WithText(parts.Count > 2 ? parts[2] : "rwm"));
    }

    /// <summary>The entry with its variable guarded, in double quotes, where the message may hold blanks.</summary>
    private static Fix? Required(ComposeScalar volume, string folder)
    {
        var at = volume.Origin.At;
        var written = at.Slice.Trim('"', '\'');
        var guarded = written;
        foreach (var variable in volume.EmptyVariables)
        {
            guarded = Required(guarded, variable, $"${{{variable}:?set {variable} to the absolute path of {folder}}}");
        }

        return guarded == written || written.Contains('\n', StringComparison.Ordinal) ? null : Fix.Show(at, "Require the variable", $"\"{guarded}\"");
    }

    private static string Required(string written, string variable, string guarded)
    {
        foreach (var reference in (string[])[$"${{{variable}}}", $"${{{variable}:-}}", $"${{{variable}-}}", $"${variable}"])
        {
            if (written.Contains(reference, StringComparison.Ordinal))
            {
                return written.Replace(reference, guarded, StringComparison.Ordinal);
            }
        }

        return written;
    }

    private static Problem Refused(ComposeScalar volume, ModelTrail path, VolumeParts parts, VolumeFault fault)
    {
        var service = Quote.Plain(path.Service ?? "");
        var variable = volume.EmptyVariables.FirstOrDefault();
        if (fault == VolumeFault.EmptySection && parts.IsSourceEmpty && variable is not null)
        {
            var (of, folder) = parts.Target is { } target ? ($" of '{Quote.Plain(target)}'", $"the folder for {Quote.Plain(target)}") : ("", "the folder to mount");
            return new Problem(ProblemKind.EmptyVolumeSource, volume.Origin.At,
                $"service '{service}': the variable {Quote.Value(variable)} is empty, so the mount{of} has no source and docker compose refuses it; "
                + $"write ${{{Quote.Plain(variable)}:?set {Quote.Plain(variable)} to the absolute path of {folder}}}")
            {
                Service = path.Service,
                Pointer = path.Pointer,
                Related = volume.Origin.Via,
                Fix = Required(volume, folder),
            };
        }

        var why = fault switch
        {
            VolumeFault.Empty => "it is empty",
            VolumeFault.EmptySection => "a part between its colons is empty",
            _ => "it has more than three parts",
        };
        return new Problem(ProblemKind.Refused, volume.Origin.At, $"service '{service}': the volume {Quote.Value(volume.Text)} is refused by docker compose: {why}; write 'source:/target' or 'source:/target:ro'")
        {
            Service = path.Service,
            Pointer = path.Pointer,
            Related = volume.Origin.Via,
        };
    }
}
