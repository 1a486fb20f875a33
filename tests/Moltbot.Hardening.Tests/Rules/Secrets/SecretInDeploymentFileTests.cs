using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class SecretInDeploymentFileTests() : RuleTests(nameof(SecretInDeploymentFile))
{
    // Written in two parts, so that no scanner of this repository takes it for a real one.
    private const string Key = "sk-" + "ant-api03-Zx9Qw8Er7Ty6Ui5Op4As3Df2";

    [Theory]
    [InlineData("docker-compose.yml", "services: { app: { image: app } } # ")]
    [InlineData("docker-compose.yml", "x-note: ")]
    [InlineData("docker-compose.yml", "configs: { c: { content: \"key = ")]
    [InlineData("Dockerfile", "FROM scratch\n# ")]
    [InlineData("Dockerfile", "FROM scratch\nCMD app --key ")]
    [InlineData("moltbot.json", "// ")]
    [InlineData(".env.example", "# ANTHROPIC_API_KEY=")]
    [InlineData("secrets.env.example", "ANTHROPIC_API_KEY=")]
    public void A_secrets_shape_is_found_wherever_it_stands_and_only_its_beginning_is_shown(string name, string before)
    {
        var finding = Assert.Single(Expect($"-- {name} --\n{before}{{|MBH6002:{Key}|}}{(before.Contains("content", StringComparison.Ordinal) ? "\" } }" : name == "moltbot.json" ? "\n{}" : "")}\n"));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("(sk-a***)", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[..8], finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker-compose.yml", $"services: {{ app: {{ image: app, environment: {{ ANYTHING: {Key} }} }} }}")]
    [InlineData("Dockerfile", $"FROM scratch\nENV KEY={Key}")]
    [InlineData("Dockerfile", $"FROM scratch\nRUN curl -H {Key} https://x.example")]
    [InlineData("moltbot.json", $"{{ gateway: {{ auth: {{ token: '{Key}' }} }} }}")]
    public void What_another_rule_tells_of_is_left_to_it(string name, string content) => Expect($"-- {name} --\n{content}\n");

    [Theory]
    [InlineData("docker-compose.yml", "# sk-ant-your-key-goes-here-0123456789")]
    [InlineData("docker-compose.yml", "# postgres://user:password@localhost/app, amqp://guest:guest@mq")]
    [InlineData("docker-compose.yml", "x-key: ${ANTHROPIC_API_KEY:?}")]
    [InlineData(".env", $"ANTHROPIC_API_KEY={Key}")]
    [InlineData("secrets.env", $"ANTHROPIC_API_KEY={Key}")]
    [InlineData("README.md", $"use {Key}")]
    [InlineData(".env.example", "CLAWDBOT_GATEWAY_TOKEN=replace-with-the-output-of-openssl-rand-hex-32")]
    [InlineData(".env.example", "IMAGE_DIGEST=3f9c0a71be5d4826917e0cfa2b6d8e543f9c0a71be5d4826917e0cfa2b6d8e54")]
    public void Examples_references_and_the_hosts_own_files_are_not(string name, string content) => Expect($"-- {name} --\n{content}\n");

    [Theory]
    [InlineData("# postgres://app:{|MBH6002:Tr0ub4dor3|}@db/app")]
    [InlineData("x-conn: Server=db;Password={|MBH6002:Tr0ub4dor3|};")]
    public void A_password_that_is_no_example_is_found_in_an_address(string line) => Expect($"-- docker-compose.yml --\n{line}\n");

    [Fact]
    public void A_generated_value_in_an_example_of_an_env_file_is_one_that_somebody_uses() => Expect("""
        -- secrets.env.example --
        CLAWDBOT_GATEWAY_TOKEN={|MBH6002:3f9c0a71be5d4826917e0cfa2b6d8e54|}
        """);

    [Fact]
    public void A_value_that_an_override_hides_still_stands_in_the_base() => Expect($$"""
        -- docker-compose.yml --
        services: { app: { image: app, logging: { driver: splunk, options: { splunk-token: {|MBH6002:{{Key}}|} } } } }
        -- docker-compose.override.yml --
        services: { app: { logging: !override { driver: json-file } } }
        """);

    [Fact]
    public void One_that_an_override_hides_in_the_environment_is_LiteralSecretInComposes() => Expect($$"""
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_KEY: {{Key}} } } }
        -- docker-compose.override.yml --
        services: { app: { environment: { API_KEY: "${API_KEY:?}" } } }
        """);

    [Fact]
    public void What_a_configuration_overrides_in_a_file_that_it_includes_is_told_once() => Expect($$"""
        -- openclaw.json --
        { $include: "./secrets.json", gateway: { auth: { token: "${OPENCLAW_GATEWAY_TOKEN}" } }, hooks: { token: "${HOOKS_TOKEN}" } }
        -- secrets.json --
        { gateway: { auth: { token: "{{Key}}" } }, hooks: { token: "{{Key}}" }, models: { providers: { anthropic: { apiKey: "{|MBH6002:{{Key}}|}" } } } }
        """);
}
