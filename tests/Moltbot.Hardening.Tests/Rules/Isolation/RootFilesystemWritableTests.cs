using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class RootFilesystemWritableTests() : RuleTests(nameof(RootFilesystemWritable))
{
    [Fact]
    public void A_service_that_says_nothing_is_reported_at_its_key() => Expect("""
        -- docker-compose.yml --
        services: { {|MBH2012:agent|}: { image: agent } }
        """);

    [Theory]
    [InlineData("false")]
    [InlineData("\"no\"")]
    [InlineData("\"${READ_ONLY:-false}\"")]
    public void One_that_says_no_is_like_one_that_says_nothing(string value) => Expect($$"""
        -- docker-compose.yml --
        services: { {|MBH2012:agent|}: { image: agent, read_only: {{value}} } }
        """);

    [Theory]
    [InlineData("true")]
    [InlineData("\"yes\"")]
    [InlineData("\"${READ_ONLY:?}\"")]
    public void One_that_cannot_write_is_not(string value) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, read_only: {{value}} } }
        """);

    [Fact]
    public void The_later_file_wins() => Expect("""
        -- docker-compose.yml --
        services: { one: { image: agent, read_only: false }, {|MBH2012:two|}: { image: agent, read_only: true } }
        -- docker-compose.override.yml --
        services: { one: { read_only: true }, two: { read_only: false } }
        """);

    [Fact]
    public void A_shared_base_is_one_finding() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        x-base: &base { {|MBH2012:init|}: true }
        services: { one: { <<: *base, image: agent }, two: { <<: *base, image: agent } }
        """,
        throughEngine: true));
}
