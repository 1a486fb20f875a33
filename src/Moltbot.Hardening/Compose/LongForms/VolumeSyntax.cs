using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The short form of a mount, <c>[source:]target[:options]</c>, cut up as docker compose cuts it.</summary>
/// <remarks>Measured: one letter before a colon is a Windows drive, so <c>v:/y</c> is a target; unknown options are passed over.</remarks>
internal static class VolumeSyntax
{
    private static readonly ImmutableHashSet<string> Propagations = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];

    public static VolumeParts Parse(ComposeScalar volume)
    {
        var text = volume.Text;
        if (text.Length == 0)
        {
            return new VolumeParts { Fault = VolumeFault.Empty };
        }

        if (text.Length <= 2)
        {
            return new VolumeParts { Target = text, IsShortest = true };
        }

        var sections = Sections(volume);
        if (sections.HasEmpty)
        {
            var isSourceEmpty = sections.First.Length == 0;
            return new VolumeParts { Fault = VolumeFault.EmptySection, IsSourceEmpty = isSourceEmpty, Target = isSourceEmpty ? sections.Second : null };
        }

        return sections.Count switch
        {
            1 => new VolumeParts { Target = sections.First },
            2 => new VolumeParts { Source = sections.First, Target = sections.Second },
            3 => new VolumeParts { Source = sections.First, Target = sections.Second, Options = sections.Third },
            _ => new VolumeParts { Fault = VolumeFault.TooManySections },
        };
    }

    /// <summary>The long form. <paramref name="volume"/> gives the place.</summary>
    public static ComposeMapping Expand(ComposeScalar volume, VolumeParts parts)
    {
        var isBind = parts.Source is { } path && IsPath(path);
        var options = parts.Options?.Split(',') ?? [];
        var bind = new VolumeEntries(volume, options.Length + 1);
        var named = new VolumeEntries(volume, options.Length);
        ComposeScalar? readOnly = null;
        foreach (var option in options)
        {
            readOnly = option is "ro" or "rw" ? ComposeScalar.Of(volume.Origin, option == "ro") : readOnly;
            named.Add("nocopy", option == "nocopy" ? ComposeScalar.Of(volume.Origin, true) : null);
            bind.Add("propagation", Propagations.Contains(option) ? ComposeScalar.Of(volume.Origin, option) : null);
            bind.Add("selinux", option is "z" or "Z" ? ComposeScalar.Of(volume.Origin, option) : null);
        }

        // The short form makes a missing folder of the host; the long form says so itself.
        bind.Add("create_host_path", isBind ? ComposeScalar.Of(volume.Origin, true) : null);
        var mount = new VolumeEntries(volume, 3 + (parts.Source is null ? 0 : 1) + (readOnly is null ? 0 : 1));
        mount.Add("type", ComposeScalar.Of(volume.Origin, isBind ? "bind" : "volume"));
        mount.Add("source", parts.Source is { } source ? volume.WithText(source) : null);
        mount.Add("target", parts.Target is { } target ? volume.WithText(target) : null);
        mount.Add("read_only", readOnly);
        mount.Add("bind", bind.IsEmpty ? null : bind.ToMapping());
        mount.Add("volume", (isBind || parts.IsShortest) && named.IsEmpty ? null : named.ToMapping());
        return mount.ToMapping();
    }

    /// <summary>Whether a source is a path of the host, not the name of a volume.</summary>
    public static bool IsPath(string source) =>
        source.Length > 0 && (source[0] is '.' or '/' or '~' || source.StartsWith("${", StringComparison.Ordinal)
            || source.StartsWith(@"\\", StringComparison.Ordinal) || IsWindowsDrive(source));

    public static bool IsWindowsDrive(string path) => path.Length > 1 && char.IsLetter(path[0]) && path[1] == ':';

    private static VolumeSections Sections(ComposeScalar volume)
    {
        var sections = new VolumeSections();
        var (text, start, at) = (volume.Text, 0, 0);
        while (at < text.Length)
        {
            if (text[at] == ':' && !(at - start == 1 && char.IsLetter(text[start])))
            {
                sections.Add(text[start..at]);
                start = at + 1;
            }

            at = volume.IsHole ? HoleText.Next(text, at) : at + 1;
        }

        sections.Add(text[start..]);
        return sections;
    }
}
