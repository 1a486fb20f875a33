using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class ShellFormEntrypointTests() : RuleTests(nameof(ShellFormEntrypoint))
{
    [Theory]
    [InlineData("CMD {|MBH3013:node dist/index.js|}")]
    [InlineData("ENTRYPOINT {|MBH3013:/entrypoint.sh|}")]
    [InlineData("CMD {|MBH3013:[node, dist/index.js]|}")]
    [InlineData("CMD {|MBH3013:['node', 'dist/index.js']|}")]
    [InlineData("ENTRYPOINT {|MBH3013:[top, -b]|}\nCMD {|MBH3013:x|}")]
    public void A_shell_before_the_program_is_reported(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData("CMD [\"node\", \"dist/index.js\"]")]
    [InlineData("CMD node a\nCMD [\"node\", \"b\"]")]
    [InlineData("HEALTHCHECK CMD curl -f http://localhost || exit 1")]
    [InlineData("RUN node a")]
    public void JSON_and_what_is_replaced_are_not(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Fact]
    public void A_parent_stage_counts_and_one_that_lends_files_does_not() => Expect("""
        -- Dockerfile --
        FROM node:22 AS lender
        CMD lent
        FROM node:22 AS base
        CMD {|MBH3013:node a|}
        FROM base
        COPY --from=lender /a /a
        """);

    [Fact]
    public void An_entrypoint_takes_the_parents_command_away() => Expect("""
        -- Dockerfile --
        FROM node:22 AS base
        CMD node a
        FROM base
        ENTRYPOINT ["node"]
        """);
}
