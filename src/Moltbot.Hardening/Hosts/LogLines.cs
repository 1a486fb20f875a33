using System.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>The lines of a text of any size; a line that is too long comes in pieces that overlap, so that what stands at a joint stands whole in one of them.</summary>
internal sealed class LogLines(TextReader text, int longest, int overlap)
{
    private readonly char[] block = new char[1 << 16];
    private readonly StringBuilder line = new();
    private int at;
    private int end;

    /// <summary>The next one, or null at the end.</summary>
    public string? Next()
    {
        while (true)
        {
            if (at == end && !Fill())
            {
                return line.Length == 0 ? null : Take(0);
            }

            var rest = block.AsSpan(at, end - at);
            var stop = rest.IndexOf('\n');
            var length = Math.Min(stop < 0 ? rest.Length : stop, longest - line.Length);
            line.Append(rest[..length]);
            at += length;
            if (stop == length)
            {
                at++;
                return Take(0);
            }

            if (line.Length == longest)
            {
                return Take(overlap);
            }
        }
    }

    private bool Fill()
    {
        (at, end) = (0, text.Read(block, 0, block.Length));
        return end > 0;
    }

    private string Take(int kept)
    {
        var taken = line.ToString();
        line.Clear().Append(taken, taken.Length - kept, kept);
        return taken;
    }
}
