using System.IO.Compression;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>A packed file as it was before, and <see cref="InvalidDataException"/> at its end where it is cut off or goes on with something else: the base library takes both for whole.</summary>
/// <remarks>A packed text of its own is put behind the file: what comes out must end with it. A file of several packed ones, as log rotation may make it, is read through.</remarks>
internal sealed class WholeGzip : ForwardStream
{
    private static readonly byte[] Mark = [1, 2, 4, 8, 16, 32, 64, 128, 255, 127, 63, 31, 15, 7, 3, 1];

    private readonly GZipStream packed;
    private byte[] held = [];
    private bool isOver;

    /// <param name="file">The packed file; closed with this.</param>
    public WholeGzip(Stream file) => packed = new GZipStream(new FollowedStream(file, Pack(Mark)), CompressionMode.Decompress);

    public override int Read(Span<byte> buffer)
    {
        while (!isOver)
        {
            var block = new byte[buffer.Length + Mark.Length];
            held.CopyTo(block, 0);
            var read = packed.Read(block.AsSpan(held.Length, block.Length - held.Length));
            isOver = read == 0;
            var all = block.AsSpan(0, held.Length + read);
            var ready = Math.Max(0, all.Length - Mark.Length);
            held = all[ready..].ToArray();
            if (isOver && !held.AsSpan().SequenceEqual(Mark))
            {
                throw new InvalidDataException("the packed file is cut off, or is none");
            }

            if (ready > 0)
            {
                all[..ready].CopyTo(buffer);
                return ready;
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(text);
        }

        return bytes.ToArray();
    }
}
