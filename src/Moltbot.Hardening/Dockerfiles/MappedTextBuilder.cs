using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Joins pieces of a file to a <see cref="MappedText"/>.</summary>
internal sealed class MappedTextBuilder(SourceFile file)
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<int>.Builder offsets = ImmutableArray.CreateBuilder<int>();

    public void Append(TextSpan piece)
    {
        // An empty first piece (a line that is a continuation mark only) still says where the instruction begins.
        if (piece.Length > 0 || starts.Count == 0)
        {
            if (starts.Count > 0 && starts[^1] == text.Length)
            {
                starts.RemoveAt(starts.Count - 1);
                offsets.RemoveAt(offsets.Count - 1);
            }

            starts.Add(text.Length);
            offsets.Add(piece.Offset);
            text.Append(file.Text, piece.Offset, piece.Length);
        }
    }

    public MappedText Build() => new(file, text.ToString(), starts.ToImmutable(), offsets.ToImmutable());
}
