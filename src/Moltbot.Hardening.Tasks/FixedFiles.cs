using System.Formats.Tar;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;

namespace Moltbot.Hardening.Tasks;

/// <summary>The files that a fix writes, as they are to stand on the disk: a configuration for its owner alone, with a copy of what it was beside it.</summary>
internal static class FixedFiles
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode ReadableByAll = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const int MostBackups = 100;

    /// <summary>Why a file may not be written, as half a sentence; null where it may.</summary>
    public static string? Obstacle(FixedFile file)
    {
        var path = Quote.Value(file.Path);
        if (file.Replaced is not { } expected)
        {
            return File.Exists(file.FullPath) ? $"{path} has come to be since it was looked for; run it again" : null;
        }

        // Of another user's file the attributes say what others may do with it.
        return file.IsPrivate && IsOfAnother(file.FullPath) ? $"{path} belongs to another user, who could not read it any more; run it as that user"
            : File.GetAttributes(file.FullPath).HasFlag(FileAttributes.ReadOnly) ? $"{path} may only be read; give its owner leave to write (chmod u+w), if it is to be changed"
            : File.ReadAllText(file.FullPath) != expected.TrimStart('\uFEFF') ? $"{path} was changed while it was judged; run it again"
            : !file.IsPrivate ? null
            : Backup(file) is null ? $"a copy of {path} would go where a link stands, or more copies than {MostBackups} are there; remove those that are not needed"
            : null;
    }

    /// <summary>The file, and before it the copy of what it was.</summary>
    public static IEnumerable<OutputFile> Of(FixedFile file)
    {
        if (file is { IsPrivate: true, Replaced: { } replaced } && Backup(file) is { } backup)
        {
            yield return new OutputFile(backup, replaced) { Mode = Private };
        }

        yield return new OutputFile(file.FullPath, file.Content) { Mode = ModeOf(file) };
    }

    /// <summary>An override keeps the mode that it has.</summary>
    private static UnixFileMode ModeOf(FixedFile file) => file.IsPrivate ? Private
        : OperatingSystem.IsWindows() || file.Before is null ? ReadableByAll
        : File.GetUnixFileMode(file.FullPath);

    /// <summary>A name that is free, or holds the same text already; null where there is none, or a link is in the way.</summary>
    public static string? Backup(FixedFile file)
    {
        for (var number = 0; number < MostBackups; number++)
        {
            var path = file.FullPath + FixedFile.BackupEnding + (number == 0 ? "" : "." + number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (new FileInfo(path).LinkTarget is not null)
            {
                return null;
            }

            if (!File.Exists(path) || File.ReadAllBytes(path).AsSpan().SequenceEqual(new OutputFile(path, file.Replaced ?? "").ToBytes()))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>What takes its place would be ours: asked by way of tar headers, since nothing else in the box tells an owner.</summary>
    private static bool IsOfAnother(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        var probe = Path.GetTempFileName();
        try
        {
            return OwnerOf(path) != OwnerOf(probe);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    private static int OwnerOf(string path)
    {
        using var header = new MemoryStream();
        using (var writer = new TarWriter(header, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, "probe");
        }

        header.Position = 0;
        using var reader = new TarReader(header);
        return reader.GetNextEntry()?.Uid ?? -1;
    }
}
