using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Findings;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("tokne", "token")]
    [InlineData("TOKEN", "token")]
    [InlineData("tken", "token")]
    [InlineData("trustedProxy", "trustedProxies")]
    [InlineData("alowFrom", "allowFrom")]
    [InlineData("x", null)]
    [InlineData("somethingElse", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_where_one_is_near(string word, string? name) =>
        Assert.Equal(name, Spelling.Nearest(word, ["allowFrom", "password", "token", "trustedProxies"]));

    [Fact]
    public void Of_two_that_are_as_near_the_first_by_name_is_taken() => Assert.Equal("bat", Spelling.Nearest("cat", ["rat", "bat"]));

    [Fact]
    public void Without_candidates_there_is_none() => Assert.Null(Spelling.Nearest("token", []));
}
