using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>The host's side of a volume, as an emitted file may hold it.</summary>
internal static class VolumeSource
{
    /// <summary>With a path below the project's folder made relative to it: no emitted file holds a path of the machine that built it.</summary>
    public static ComposeNode Relative(ComposeNode volume, string projectDirectory)
    {
        if (volume is not ComposeMapping mapping || mapping["source"] is not ComposeScalar { Value: string, IsHole: false } source
            || !Path.IsPathRooted(source.Text) || !SourcePath.IsInside(projectDirectory, source.Text))
        {
            return volume;
        }

        return mapping.Set("source", ComposeScalar.Of(source.Origin, "./" + SourcePath.Relative(projectDirectory, source.Text)));
    }
}
