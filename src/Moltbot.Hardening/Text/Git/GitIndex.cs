using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Moltbot.Hardening.Text.Git;

/// <summary>Reads git's index, versions 2, 3 and 4 (gitformat-index(5)).</summary>
/// <remarks>Only the paths that are wanted become strings: an index may name a hundred thousand.</remarks>
internal ref struct GitIndex
{
    private const int HeaderLength = 12;
    private const int StatLength = 40;
    private const int NameMask = 0xFFF;
    private const int ExtendedFlag = 0x4000;

    /// <summary>A folder of a sparse index stands for all in it.</summary>
    private const uint DirectoryMode = 0x4000;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly int hashLength;
    private int at = HeaderLength;
    private byte[] path = new byte[256];
    private int pathLength;

    private GitIndex(ReadOnlySpan<byte> bytes, int hashLength)
    {
        this.bytes = bytes;
        this.hashLength = hashLength;
    }

    public static TrackedPaths Read(ReadOnlySpan<byte> bytes, int hashLength, PathFilter isWanted) => new GitIndex(bytes, hashLength).Read(isWanted);

    private TrackedPaths Read(PathFilter isWanted)
    {
        if (bytes.Length < HeaderLength + hashLength || !bytes.StartsWith("DIRC"u8))
        {
            return new TrackedPaths([], "it is no index");
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        if (version is < 2 or > 4)
        {
            return new TrackedPaths([], $"it has version {version}");
        }

        var paths = ImmutableArray.CreateBuilder<string>();
        var count = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
        var isSparse = false;
        for (var i = 0u; i < count; i++)
        {
            if (ReadEntry(version) is not { } mode)
            {
                return new TrackedPaths(paths.ToImmutable(), "it is cut off or damaged");
            }

            isSparse |= (mode & 0xF000) == DirectoryMode;
            var name = path.AsSpan(0, pathLength);
            if (isWanted(name))
            {
                paths.Add(Encoding.UTF8.GetString(name));
            }
        }

        return new TrackedPaths([.. paths.Distinct()], isSparse ? "it is sparse, so it does not name every file" : Extensions());
    }

    /// <summary>Steps over an entry and keeps its path.</summary>
    /// <returns>The mode; null where the bytes end before the entry does.</returns>
    private uint? ReadEntry(uint version)
    {
        var start = at;
        var flagsAt = at + StatLength + hashLength;
        if (flagsAt + 2 > End)
        {
            return null;
        }

        var mode = BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 24)..]);
        var flags = BinaryPrimitives.ReadUInt16BigEndian(bytes[flagsAt..]);
        at = flagsAt + (version >= 3 && (flags & ExtendedFlag) != 0 ? 4 : 2);
        if (version == 4)
        {
            return ReadCompressedPath() ? mode : null;
        }

        // A path of 4095 bytes and more has its length not in the flags; every path ends with a NUL.
        var length = (flags & NameMask) < NameMask ? flags & NameMask : at < End ? bytes[at..End].IndexOf((byte)0) : -1;
        if (length < 0 || at + length >= End)
        {
            return null;
        }

        Keep(0, bytes.Slice(at, length));
        at = start + ((at + length - start + 8) / 8 * 8);
        return mode;
    }

    /// <summary>Version 4: how many bytes of the path before to take away, then what to add, up to a NUL.</summary>
    private bool ReadCompressedPath()
    {
        if (ReadCount() is not { } taken || taken > pathLength || at >= End)
        {
            return false;
        }

        var length = bytes[at..End].IndexOf((byte)0);
        if (length < 0)
        {
            return false;
        }

        Keep(pathLength - taken, bytes.Slice(at, length));
        at += length + 1;
        return true;
    }

    /// <summary>A number in groups of seven bits, the highest first, each but the last one less than it says.</summary>
    private int? ReadCount()
    {
        var value = 0;
        for (var i = 0; i < 4 && at < End; i++)
        {
            var unit = bytes[at++];
            value = ((i == 0 ? 0 : value + 1) << 7) | (unit & 0x7F);
            if ((unit & 0x80) == 0)
            {
                return value;
            }
        }

        return null;
    }

    private void Keep(int from, ReadOnlySpan<byte> rest)
    {
        pathLength = from + rest.Length;
        if (path.Length < pathLength)
        {
            Array.Resize(ref path, pathLength * 2);
        }

        rest.CopyTo(path.AsSpan(from));
    }

    /// <summary>What the extensions say of paths that do not stand here: a name in lower case may not be passed over.</summary>
    private readonly string? Extensions()
    {
        for (var place = at; place + 8 <= End;)
        {
            var name = bytes.Slice(place, 4);
            if (name.SequenceEqual("link"u8))
            {
                return "it is split, and a part of it stands in another file";
            }

            if (char.IsAsciiLetterLower((char)name[0]) && !name.SequenceEqual("sdir"u8))
            {
                return "it has an extension that is not known";
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(place + 4)..]);
            place = length > bytes.Length ? bytes.Length : place + 8 + (int)length;
        }

        return null;
    }

    /// <summary>Where the checksum begins.</summary>
    private readonly int End => bytes.Length - hashLength;
}
