using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>The table of the Dockerfile reference ("Environment replacement") and what it leaves out.</summary>
public sealed class ShellWordTests
{
    private static readonly Scope Variables = Scope.Empty
        .With("V", new Variable("value")).With("E", new Variable("")).With("P", new Variable("a/b/c.tar.gz")).With("S", new Variable("x*y x?y"))
        .With("W", new Variable("\U0001F980b\U0001F980")).With("D", new Variable("a $b 'c'"));

    [Theory]
    [InlineData("$V", "value")]
    [InlineData("${V}", "value")]
    [InlineData("a$V-b", "avalue-b")]
    [InlineData("$V_x", "")]
    [InlineData("${V}_x", "value_x")]
    [InlineData("$U", "")]
    [InlineData("\\$V", "$V")]
    [InlineData("\\${V}", "${V}")]
    [InlineData("'$V'", "$V")]
    [InlineData("\"$V\"", "value")]
    [InlineData("\"'$V'\"", "'value'")]
    [InlineData("\"\\$V\\\"\\a\"", "$V\"\\a")]
    [InlineData("'a\\b'", "a\\b")]
    [InlineData("a\\b\\\\", "ab\\")]
    [InlineData("\\", "")]
    [InlineData("$", "$")]
    [InlineData("$ V", "$ V")]
    [InlineData("$$", "")]
    [InlineData("$1x", "x")]
    [InlineData("$D", "a $b 'c'")]
    [InlineData("${U:-d}", "d")]
    [InlineData("${E:-d}", "d")]
    [InlineData("${E-d}", "")]
    [InlineData("${U-d}", "d")]
    [InlineData("${U:-$V}", "value")]
    [InlineData("${U:-${E:-'q}'}}", "q}")]
    [InlineData("${U:-}", "")]
    [InlineData("${V:+w}", "w")]
    [InlineData("${E:+w}", "")]
    [InlineData("${E+w}", "w")]
    [InlineData("${U+w}", "")]
    [InlineData("${V:?no}", "value")]
    [InlineData("${E?no}", "")]
    [InlineData("${P#*/}", "b/c.tar.gz")]
    [InlineData("${P##*/}", "c.tar.gz")]
    [InlineData("${P%.*}", "a/b/c.tar")]
    [InlineData("${P%%.*}", "a/b/c")]
    [InlineData("${P#x}", "a/b/c.tar.gz")]
    [InlineData("${P/\\//-}", "a-b/c.tar.gz")]
    [InlineData("${P//\\//-}", "a-b-c.tar.gz")]
    [InlineData("${P//[.]/-}", "a/b/c.tar.gz")]
    [InlineData("${P/*/x}", "x")]
    [InlineData("${P//?/x}", "xxxxxxxxxxxx")]
    [InlineData("${S#x\\*}", "y x?y")]
    [InlineData("${S%x\\?y}", "x*y ")]
    [InlineData("${W#?}", "b\U0001F980")]
    [InlineData("${W%?}", "\U0001F980b")]
    [InlineData("${E/x/y}", "")]
    public void A_word_is_expanded_as_BuildKit_does(string word, string text)
    {
        var result = ShellWord.Expand(word, '\\', Variables);

        Assert.Null(result.Failure);
        Assert.Equal(text, result.Text);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\"$\\\"")]
    [InlineData("${")]
    [InlineData("${V")]
    [InlineData("${}")]
    [InlineData("${{V}}")]
    [InlineData("${:-x}")]
    [InlineData("${V!}")]
    [InlineData("${V:x}")]
    [InlineData("${V:}")]
    [InlineData("${V:/a/b}")]
    [InlineData("${V^^}")]
    [InlineData("${#V}")]
    [InlineData("${V/a}")]
    [InlineData("${V#\\a}")]
    [InlineData("${U?}")]
    [InlineData("${E:?no}")]
    public void A_word_that_BuildKit_refuses_is_refused(string word) => Assert.NotNull(ShellWord.Expand(word, '\\', Variables).Failure);

    [Theory]
    [InlineData("a 'b c' d\\ e \"$D\" $D", "a|b c|d e|a $b 'c'|a|$b|'c'")]
    [InlineData("  ", "")]
    public void Words_are_parted_where_no_quote_holds_them(string line, string words) =>
        Assert.Equal(words, string.Join('|', ShellWord.Expand(line, '\\', Variables).Words));

    [Fact]
    public void Nesting_has_an_end()
    {
        static string Nested(int levels) => string.Concat(Enumerable.Repeat("${U:-", levels)) + "x" + new string('}', levels);

        Assert.Equal("x", ShellWord.Expand(Nested(64), '\\', Variables).Text);
        Assert.NotNull(ShellWord.Expand(Nested(65), '\\', Variables).Failure);
        Assert.NotNull(ShellWord.Expand(Nested(200_000), '\\', Variables).Failure);
    }
}
