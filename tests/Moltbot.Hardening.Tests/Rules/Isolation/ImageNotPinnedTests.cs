using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class ImageNotPinnedTests() : RuleTests(nameof(ImageNotPinned))
{
    private const string Digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("redis")]
    [InlineData("redis:latest")]
    [InlineData("ghcr.io/openclaw/openclaw")]
    [InlineData("localhost:5000/agent")]
    [InlineData("${IMAGE:-redis:latest}")]
    [InlineData("${IMAGE:-redis}")]
    [InlineData("redis:${TAG}")]
    [InlineData("redis${TAG}")]
    [InlineData("${REGISTRY:?}/agent:latest")]
    [InlineData("${REGISTRY}/agent:latest")]
    public void An_image_without_a_tag_or_with_latest_is_a_warning(string image) => Assert.Equal(Severity.Warning, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: {|MBH2014:"{{image}}"|} } }
        """)).Severity);

    [Theory]
    [InlineData("redis:7.4.1")]
    [InlineData("localhost:5000/agent:1")]
    [InlineData("ghcr.io/berriai/litellm:main-stable")]
    [InlineData("redis:${TAG:-7}")]
    [InlineData("${REGISTRY}redis:7")]
    public void A_tag_without_a_digest_is_an_information(string image) => Assert.Equal(Severity.Info, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: {|MBH2014:"{{image}}"|} } }
        """)).Severity);

    [Theory]
    [InlineData("redis" + Digest)]
    [InlineData("redis:7.4.1" + Digest)]
    [InlineData("localhost:5000/agent" + Digest)]
    [InlineData("redis:${TAG:?}")]
    [InlineData("${IMAGE:?}")]
    [InlineData("${IMAGE:?such as redis:latest}")]
    public void A_digest_and_what_only_the_host_knows_are_not_reported(string image) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: "{{image}}" } }
        """);

    [Fact]
    public void What_is_built_here_is_not_pulled() => Expect("""
        -- docker-compose.yml --
        services:
          gateway: { image: agent, build: . }
          named: { image: "agent:local", build: . }
          cli: { image: "agent:local" }
          latest: { image: {|MBH2014:agent|} }
          other: { image: {|MBH2014:other|} }
        -- Dockerfile --
        FROM scratch
        """);

    [Fact]
    public void An_image_that_an_item_builds_is_not_pulled() => Expect(
        """
        -- docker-compose.yml --
        services: { gateway: { image: moltbot:local } }
        -- Dockerfile --
        FROM scratch
        """,
        Requests.Plain.Item("MoltbotDockerfile", "Dockerfile", ("Image", "moltbot:local")));

    [Fact]
    public void The_variable_that_leaves_the_tag_out_is_named() => Assert.Contains("the variable 'TAG' is not set", Assert.Single(Expect("""
        -- docker-compose.yml --
        services: { agent: { image: {|MBH2014:"redis:${TAG}"|} } }
        """)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_later_file_and_an_anchor_count() => Expect("""
        -- docker-compose.yml --
        x-base: &base { image: {|MBH2014:redis|} }
        services: { one: { <<: *base }, two: { <<: *base }, three: { image: other } }
        -- docker-compose.override.yml --
        services: { three: { image: {|MBH2014:other:latest|} } }
        """);
}
