using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class LogRedactionOffTests() : RuleTests(nameof(LogRedactionOff))
{
    [Theory]
    [InlineData("clawdbot")]
    [InlineData("moltbot")]
    public void Redaction_that_is_off_is_reported(string product)
    {
        var finding = Assert.Single(Expect($$"""
            -- {{product}}.json --
            { logging: { redactSensitive: {|MBH4007:'off'|} } }
            """));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(
            "logging.redactSensitive is 'off': tokens and keys of every tool call stand in the log, in its backups and in bug reports; write \"tools\"",
            finding.Message);
    }

    [Theory]
    [InlineData("""{ {|MBH4007:logging|}: { level: "info" } }""")]
    [InlineData("""{|MBH4007:{|} gateway: { mode: "local" } }""")]
    public void Redaction_that_is_not_set_is_an_information(string config) =>
        Assert.Equal(Severity.Info, Assert.Single(Expect($"-- moltbot.json --\n{config}\n")).Severity);

    [Theory]
    [InlineData("moltbot.json", """{ logging: { redactSensitive: "tools" } }""")]
    [InlineData("moltbot.json", """{ logging: { redactSensitive: "${REDACT}" } }""")]
    [InlineData("moltbot.json", """{ logging: { redactSensitive: "none" } }""")]
    [InlineData("moltbot.json", """{ logging: { $include: "./l.json" } }""")]
    [InlineData("moltbot.template.json", """{ logging: ${LOGGING} }""")]
    public void Redaction_that_is_on_or_unknown_or_refused_is_not(string name, string config) => Expect($"-- {name} --\n{config}\n");

    [Theory]
    [InlineData("""{ logging: {} }""")]
    [InlineData("""{ logging: { redactSensitive: "off" } }""")]
    public void A_version_without_the_key_always_redacts(string config) => Expect($"-- openclaw.json --\n{config}\n");
}
