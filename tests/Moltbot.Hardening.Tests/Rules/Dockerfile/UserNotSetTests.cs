using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class UserNotSetTests() : RuleTests(nameof(UserNotSet))
{
    [Fact]
    public void No_user_on_a_base_that_is_root_is_reported_at_the_base() => Expect("""
        -- Dockerfile --
        FROM {|MBH3002:node:22-bookworm|} AS build
        FROM build
        CMD ["node", "dist/index.js"]
        """);

    [Theory]
    [InlineData("FROM node:22\nUSER node")]
    [InlineData("FROM registry.example/base:1")]
    [InlineData("FROM gcr.io/distroless/nodejs22-debian12:nonroot")]
    public void A_user_an_unknown_base_or_one_that_is_not_root_is_not(string dockerfile) => Expect($"""
        -- Dockerfile --
        {dockerfile}
        """);

    [Fact]
    public void The_project_may_add_to_the_table() => Expect("""
        -- Dockerfile --
        FROM {|MBH3002:registry.example/base:1|}
        """, Requests.Plain.Item("MoltbotBaseImageUser", "registry.example/base", ("User", "root")));
}
