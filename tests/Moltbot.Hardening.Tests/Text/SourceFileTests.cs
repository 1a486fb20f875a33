using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Text;

public sealed class SourceFileTests
{
    [Theory]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("ab", 2, 1, 3)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("\U0001F600b", 2, 1, 3)]
    [InlineData("", 7, 1, 1)]
    public void An_offset_becomes_a_line_and_a_column_in_utf16_units(string text, int offset, int line, int column)
    {
        var file = new SourceFile("f", "/f", text);

        Assert.Equal(new LinePosition(line, column), file.PositionAt(offset));
        Assert.Equal(Math.Min(offset, text.Length), file.OffsetAt(new LinePosition(line, column)));
    }
}
