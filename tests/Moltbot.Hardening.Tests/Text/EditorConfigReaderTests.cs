using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Text;

public sealed class EditorConfigReaderTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_property_is_read_with_its_section_and_place(string lineEnd)
    {
        var config = Read("root = TRUE ; top\n\n# comment\n[*.yml]\n  a.b = one # why\nc: two\n[{x,y}[ab]] ; both\nd =\n".ReplaceLineEndings(lineEnd));

        Assert.True(config.IsRoot);
        Assert.Empty(config.Malformed);
        Assert.Equal(
            ["(1,1)-(1,12)  root=TRUE", "(5,3)-(5,12) *.yml a.b=one", "(6,1)-(6,7) *.yml c=two", "(8,1)-(8,4) {x,y}[ab] d="],
            config.Entries.Select(static entry => $"{Place(entry.At)} {entry.Section?.Glob} {entry.Key}={entry.Value}"));
    }

    [Fact]
    public void A_header_that_is_not_closed_names_no_files()
    {
        var config = Read("[*.yml\na = b\n[]\nc = d\n");

        Assert.Equal(["[*.yml", "[]"], config.Entries.Select(static entry => entry.Section?.At.Slice));
        Assert.All(config.Entries, static entry => Assert.Null(entry.Section?.Glob));
    }

    [Theory]
    [InlineData("[*]\nno property\n", "(2,1)-(2,12)")]
    [InlineData("= value", "(1,1)-(1,8)")]
    public void A_line_that_is_nothing_is_kept_with_its_place(string text, string place) =>
        Assert.Equal([place], Read(text).Malformed.Select(Place));

    [Fact]
    public void A_property_below_a_header_says_nothing_of_the_file()
    {
        Assert.False(Read("[*]\nroot = true\n").IsRoot);
        Assert.False(Read("root = no\n").IsRoot);
        Assert.False(Read("").IsRoot);
    }

    private static EditorConfig Read(string text) => EditorConfigReader.Read(new SourceFile(".editorconfig", "/p/.editorconfig", text));

    private static string Place(SourceLocation at) => $"({at.Start.Line},{at.Start.Column})-({at.End.Line},{at.End.Column})";
}
