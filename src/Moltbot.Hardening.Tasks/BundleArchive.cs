using System.Collections.Immutable;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace Moltbot.Hardening.Tasks;

/// <summary>The bundle as one file to carry to a host: the same files, modes and owner on every machine, the same bytes.</summary>
internal static class BundleArchive
{
    public const string FileName = "bundle.tar.gz";

    /// <summary>A line that <c>sha256sum -c</c> reads; it tells a later build, too, that the archive is ours and unchanged.</summary>
    private const string SumFileName = FileName + ".sha256";

    /// <summary>Everything in one folder: unpacked, it strews nothing about.</summary>
    private const string Top = "moltbot/";

    /// <summary>What a name may have in the header's own field; a longer one gets an entry before it.</summary>
    private const int LongestName = 100;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Folder = Private | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The largest time that eleven octal digits hold.</summary>
    public const long LatestTime = (1L << 33) - 1;

    /// <summary>Without a time of the sources: the first day that every archive format knows.</summary>
    public static DateTimeOffset FixedTime { get; } = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The archive of these files and its sum; none of none.</summary>
    public static ImmutableArray<OutputFile> Of(ImmutableArray<OutputFile> files, DateTimeOffset time)
    {
        if (files.IsEmpty)
        {
            return [];
        }

        var bytes = StoredGzip.Of(Tar(files, time), "Emitted by Moltbot.Hardening");

        // As private as the most private file in it.
        return [new OutputFile(FileName, "") { Binary = bytes, Mode = Private }, new OutputFile(SumFileName, Sum(Hash(bytes)))];
    }

    /// <summary>Archive and sum of an earlier emission with their hashes; none where the sum is not one of ours.</summary>
    public static IEnumerable<(string Path, string Hash)> In(OutputFolder folder)
    {
        var sum = folder.Read(SumFileName) ?? [];
        var hash = Encoding.ASCII.GetString(sum).Split(' ')[0];
        return hash.Length == 64 && Encoding.ASCII.GetString(sum) == Sum(hash) ? [(FileName, hash), (SumFileName, Hash(sum))] : [];
    }

    private static string Sum(string hash) => $"{hash}  {FileName}\n";

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    private static byte[] Tar(ImmutableArray<OutputFile> files, DateTimeOffset time)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var folder in Folders(files))
            {
                tar.WriteEntry(Entry(TarEntryType.Directory, folder, Folder, time));
            }

            foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
            {
                var entry = Entry(TarEntryType.RegularFile, Top + file.Path, file.Mode, time);
                using var content = new MemoryStream(file.ToBytes());
                entry.DataStream = content;
                tar.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Each folder before what lies in it.</summary>
    private static SortedSet<string> Folders(ImmutableArray<OutputFile> files)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal) { Top };
        foreach (var file in files)
        {
            for (var slash = file.Path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = file.Path.IndexOf('/', slash + 1))
            {
                folders.Add(Top + file.Path[..(slash + 1)]);
            }
        }

        return folders;
    }

    /// <summary>Owned by root, as who unpacks it as root would have it; anybody else owns what they unpack.</summary>
    private static PosixTarEntry Entry(TarEntryType type, string name, UnixFileMode mode, DateTimeOffset time)
    {
        // The plain format wherever it holds the name: some readers take GNU's further times for a part of it.
        PosixTarEntry entry = Encoding.UTF8.GetByteCount(name) <= LongestName
            ? new UstarTarEntry(type, name)
            : new GnuTarEntry(type, name) { AccessTime = time, ChangeTime = time };
        entry.ModificationTime = time;
        entry.Mode = mode;
        entry.Uid = 0;
        entry.Gid = 0;
        entry.UserName = "root";
        entry.GroupName = "root";
        return entry;
    }
}
