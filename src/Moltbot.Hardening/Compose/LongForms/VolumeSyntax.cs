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
        if (sections.Contains(""))
        {
            return new VolumeParts { Fault = VolumeFault.EmptySection, IsSourceEmpty = sections[0].Length == 0, Target = sections is ["", var target, ..] ? target : null };
        }

        return sections switch
        {
            [var target] => new VolumeParts { Target = target },
            [var source, var target] => new VolumeParts { Source = source, Target = target },
            [var source, var target, var options] => new VolumeParts { Source = source, Target = target, Options = [.. options.Split(',')] },
            _ => new VolumeParts { Fault = VolumeFault.TooManySections },
        };
    }

    /// <summary>The long form. <paramref name="volume"/> gives the place.</summary>
    public static ComposeMapping Expand(ComposeScalar volume, VolumeParts parts)
    {
        var isBind = parts.Source is { } path && IsPath(path);
        var mapping = Named(volume, parts, isBind ? "bind" : "volume");
        var (bind, named) = (Empty(volume), Empty(volume));
        foreach (var option in parts.Options)
        {
            mapping = option is "ro" or "rw" ? mapping.Set("read_only", ComposeScalar.Of(volume.Origin, option == "ro")) : mapping;
            named = option == "nocopy" ? named.Set("nocopy", ComposeScalar.Of(volume.Origin, true)) : named;
            bind = Propagations.Contains(option) ? bind.Set("propagation", ComposeScalar.Of(volume.Origin, option)) : bind;
            bind = option is "z" or "Z" ? bind.Set("selinux", ComposeScalar.Of(volume.Origin, option)) : bind;
        }

        if (isBind)
        {
            // The short form makes a missing folder of the host; the long form says so itself.
            bind = bind.Set("create_host_path", ComposeScalar.Of(volume.Origin, true));
        }

        mapping = bind.Entries.IsEmpty ? mapping : mapping.Set("bind", bind);
        return (isBind || parts.IsShortest) && named.Entries.IsEmpty ? mapping : mapping.Set("volume", named);
    }

    /// <summary>The parts without their options.</summary>
    private static ComposeMapping Named(ComposeScalar volume, VolumeParts parts, string type)
    {
        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(1 + (parts.Source is null ? 0 : 1) + (parts.Target is null ? 0 : 1));
        entries.Add(new ComposeEntry("type", volume.Origin, ComposeScalar.Of(volume.Origin, type)));
        if (parts.Source is { } source)
        {
            entries.Add(new ComposeEntry("source", volume.Origin, volume.WithText(source)));
        }

        if (parts.Target is { } target)
        {
            entries.Add(new ComposeEntry("target", volume.Origin, volume.WithText(target)));
        }

        return new ComposeMapping(volume.Origin, entries.MoveToImmutable());
    }

    private static ComposeMapping Empty(ComposeScalar volume) => new(volume.Origin, []);

    /// <summary>Whether a source is a path of the host, not the name of a volume.</summary>
    public static bool IsPath(string source) =>
        source.Length > 0 && (source[0] is '.' or '/' or '~' || source.StartsWith("${", StringComparison.Ordinal)
            || source.StartsWith(@"\\", StringComparison.Ordinal) || IsWindowsDrive(source));

    public static bool IsWindowsDrive(string path) => path.Length > 1 && char.IsLetter(path[0]) && path[1] == ':';

    private static List<string> Sections(ComposeScalar volume)
    {
        var sections = new List<string>(3);
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
