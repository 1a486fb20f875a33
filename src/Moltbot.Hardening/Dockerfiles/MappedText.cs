using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>An instruction's text with its continuation lines joined; every unit knows its place in the file.</summary>
internal sealed class MappedText
{
    private readonly SourceFile file;
    private readonly ImmutableArray<int> starts;
    private readonly ImmutableArray<int> offsets;

    /// <param name="file">Where the text stands.</param>
    /// <param name="text">The joined text.</param>
    /// <param name="starts">Where each piece begins in <paramref name="text"/>; the first at 0.</param>
    /// <param name="offsets">Where each piece begins in the file.</param>
    public MappedText(SourceFile file, string text, ImmutableArray<int> starts, ImmutableArray<int> offsets)
    {
        this.file = file;
        this.starts = starts;
        this.offsets = offsets;
        Text = text;
    }

    public string Text { get; }

    /// <summary>The place of the units from <paramref name="start"/> up to <paramref name="end"/>; continuation marks between them are inside it.</summary>
    public SourceLocation At(int start, int end) => file.At(start >= end
        ? new TextSpan(OffsetOf(start), 0)
        : TextSpan.Between(OffsetOf(start), OffsetOf(end - 1) + 1));

    public Argument Cut(int start, int end) => new(Text[start..end], At(start, end)) { Line = (this, start) };

    private int OffsetOf(int index)
    {
        var found = starts.BinarySearch(index);
        var piece = found >= 0 ? found : ~found - 1;
        return offsets[piece] + index - starts[piece];
    }
}
