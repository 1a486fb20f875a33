using System.Buffers.Binary;
using System.Text;

namespace Moltbot.Hardening.Tasks;

/// <summary>Gzip (RFC 1952) of stored blocks, without a time: what a deflater makes of the same text differs from runtime to runtime, these bytes do not.</summary>
internal static class StoredGzip
{
    private const int LongestBlock = 65535;
    private const byte HasComment = 0x10;
    private const byte UnknownSystem = 255;

    private static readonly uint[] Crc = Table();

    /// <param name="content">What is packed.</param>
    /// <param name="comment">What the header says of it, in ASCII.</param>
    public static byte[] Of(ReadOnlySpan<byte> content, string comment)
    {
        using var bytes = new MemoryStream();
        bytes.Write([0x1F, 0x8B, 8, HasComment, 0, 0, 0, 0, 0, UnknownSystem]);
        bytes.Write(Encoding.ASCII.GetBytes(comment));
        bytes.WriteByte(0);
        Blocks(bytes, content);
        Write(bytes, Checksum(content));
        Write(bytes, (uint)content.Length);
        return bytes.ToArray();
    }

    /// <summary>RFC 1951, 3.2.4: the last-block bit, the length and its complement, the bytes.</summary>
    private static void Blocks(MemoryStream bytes, ReadOnlySpan<byte> content)
    {
        do
        {
            var block = content[..Math.Min(content.Length, LongestBlock)];
            content = content[block.Length..];
            bytes.WriteByte(content.IsEmpty ? (byte)1 : (byte)0);
            Write(bytes, (uint)block.Length | (uint)(ushort)~block.Length << 16);
            bytes.Write(block);
        }
        while (!content.IsEmpty);
    }

    private static void Write(MemoryStream bytes, uint value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(four, value);
        bytes.Write(four);
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc = Crc[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }

            table[i] = value;
        }

        return table;
    }
}
