using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class HooksTokenUnsafeTests() : RuleTests(nameof(HooksTokenUnsafe))
{
    [Theory]
    [InlineData("""{ hooks: { enabled: true, token: {|MBH4018:"${OPENCLAW_GATEWAY_TOKEN}"|} } }""")]
    [InlineData("""{ gateway: { auth: { token: "${SHARED}" } }, hooks: { token: {|MBH4018:"${SHARED}"|} } }""")]
    [InlineData("""{ gateway: { auth: { password: "x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa" } }, hooks: { token: {|MBH4018:"x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa"|} } }""")]
    [InlineData("""{ hooks: { token: {|MBH4018:"x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa"|} } }""")]
    [InlineData("""{ hooks: { token: {|MBH4018:"short"|} } }""")]
    [InlineData("""{ hooks: { token: {|MBH4018:""|} } }""")]
    [InlineData("""{ hooks: { path: {|MBH4018:"/"|}, token: "${HOOKS_TOKEN}" } }""")]
    public void A_token_that_is_shared_weak_or_known_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ gateway: { auth: { token: "${OPENCLAW_GATEWAY_TOKEN}" } }, hooks: { token: "${HOOKS_TOKEN}", path: "/hooks" } }""")]
    [InlineData("""{ hooks: { enabled: false, path: "/", token: "short" } }""")]
    [InlineData("""{ hooks: { token: "Bearer ${HOOKS_TOKEN}" } }""")]
    [InlineData("""{ hooks: {} }""")]
    [InlineData("""{}""")]
    public void A_token_of_its_own_from_the_environment_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void In_an_example_a_weak_one_is_a_warning_and_no_message_shows_a_token()
    {
        var finding = Assert.Single(Expect("""
            -- openclaw.example.json --
            { hooks: { token: {|MBH4018:"changeme-token"|} } }
            """));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.DoesNotContain("changeme-token", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Moltbot_reads_its_own_token_under_its_old_name() => Expect("""
        -- moltbot.json --
        { hooks: { token: {|MBH4018:"${CLAWDBOT_GATEWAY_TOKEN}"|} } }
        """);

    [Theory]
    [InlineData("openclaw.json", nameof(Severity.Error))]
    [InlineData("openclaw.example.json", nameof(Severity.Warning))]
    public void One_that_the_including_file_overrides_still_stands_in_the_included_one(string name, string severity)
    {
        var finding = Assert.Single(Expect($$"""
            -- {{name}} --
            { $include: "./hooks.json", hooks: { token: "${HOOKS_TOKEN}" } }
            -- hooks.json --
            { hooks: { token: {|MBH4018:"x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa"|} } }
            """));

        Assert.Equal(severity, finding.Severity.ToString());
        Assert.StartsWith("the hooks' token is written in the file (32 characters): what includes this file overrides it", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"${OTHER}\"")]
    [InlineData("\"changeme\"")]
    [InlineData("\"\"")]
    public void A_reference_or_placeholder_that_is_overridden_is_none(string token) => Expect($$"""
        -- openclaw.json --
        { $include: "./hooks.json", hooks: { token: "${HOOKS_TOKEN}" } }
        -- hooks.json --
        { hooks: { token: {{token}} } }
        """);
}
