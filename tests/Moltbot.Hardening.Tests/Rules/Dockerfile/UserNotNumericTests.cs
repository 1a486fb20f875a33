using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class UserNotNumericTests() : RuleTests(nameof(UserNotNumeric))
{
    [Theory]
    [InlineData("USER {|MBH3010:node|}")]
    [InlineData("USER {|MBH3010:node:1000|}")]
    [InlineData("ARG U=node\nUSER {|MBH3010:$U|}")]
    [InlineData("USER 1000\nUSER {|MBH3010:app|}")]
    public void A_user_by_name_is_reported(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData("USER 1000")]
    [InlineData("USER 1000:node")]
    [InlineData("USER root")]
    [InlineData("USER node\nUSER 1000:1000")]
    [InlineData("ARG U\nUSER $U")]
    [InlineData("CMD [\"node\"]")]
    public void A_number_root_or_no_user_is_not(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);
}
