using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class SecretInLogTests() : HostRuleTests(nameof(SecretInLog))
{
    private const string State = """
        -- find --
        drwx------ 3 1000 .clawdbot
        drwx------ 2 1000 .clawdbot/logs
        -rw------- 1 1000 .clawdbot/logs/audit
        -rw------- 1 1000 .clawdbot/gateway.log.1
        -rw------- 1 1000 .clawdbot/session.json

        """;

    private const string Key = "sk-ant-api03-Zk3vQ8xT1mB7yR4nW9cJ2hL6dF0sA5";

    [Theory]
    [InlineData("logs/audit")]
    [InlineData("gateway.log.1")]
    public void A_secret_in_a_log_is_reported_and_never_shown(string log)
    {
        var finding = Assert.Single(Expect($"{State}-- .clawdbot/{log} --\na {Key} b\n{Key}\n", ".clawdbot/" + log));

        Assert.StartsWith("the log holds an Anthropic key, 2 times: ", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, finding.Message + finding.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_log_is_not_looked_through() => Expect($"{State}-- .clawdbot/session.json --\n{Key}\n");

    [Theory]
    [InlineData("key sk-ant-***")]
    [InlineData("postgres://app:***@db/x")]
    [InlineData("ANTHROPIC_API_KEY=${ANTHROPIC_API_KEY}")]
    public void What_is_redacted_is_none(string line) => Expect($"{State}-- .clawdbot/logs/audit --\n{line}\n");

    [Theory]
    [InlineData("secrets.env", "CLAWDBOT_GATEWAY_TOKEN=correct horse battery staple and more")]
    [InlineData(".env", "MY_PASSWORD=\"correct horse battery staple and more\"")]
    public void The_deployments_own_secret_is_known_whatever_its_shape(string file, string line) =>
        Expect($"{State}-- {file} --\n{line}\n-- .clawdbot/logs/audit --\nsaid correct horse battery staple and more\n", ".clawdbot/logs/audit");

    [Fact]
    public void A_secret_at_the_joint_of_two_pieces_of_a_long_line_is_found() =>
        Expect($"{State}-- .clawdbot/logs/audit --\n{new string(' ', (1 << 20) - 10)}{Key}\n", ".clawdbot/logs/audit");
}
