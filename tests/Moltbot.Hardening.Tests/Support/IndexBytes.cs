using System.Buffers.Binary;
using System.Text;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>A git index of version 2 for a <see cref="MemoryTree"/>; what real indexes look like, the tests of the reader ask git.</summary>
internal static class IndexBytes
{
    public static byte[] Of(params string[] paths)
    {
        using var bytes = new MemoryStream();
        bytes.Write("DIRC"u8);
        Write(bytes, 2);
        Write(bytes, (uint)paths.Length);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = Encoding.UTF8.GetBytes(path);
            var entry = new byte[(62 + name.Length + 8) / 8 * 8];
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(24), 0x81A4);
            BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(60), (ushort)name.Length);
            name.CopyTo(entry, 62);
            bytes.Write(entry);
        }

        bytes.Write(new byte[20]);
        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, uint value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, value);
        bytes.Write(four);
    }
}
