namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>A stream, and bytes behind it.</summary>
/// <param name="first">Closed with this.</param>
/// <param name="then">What follows.</param>
internal sealed class FollowedStream(Stream first, byte[] then) : ForwardStream
{
    private int taken;

    public override int Read(Span<byte> buffer)
    {
        if (taken == 0 && first.Read(buffer) is > 0 and var read)
        {
            return read;
        }

        var length = Math.Min(buffer.Length, then.Length - taken);
        then.AsSpan(taken, length).CopyTo(buffer);
        taken += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
        }

        base.Dispose(disposing);
    }
}
