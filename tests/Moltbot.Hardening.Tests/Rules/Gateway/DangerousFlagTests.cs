using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class DangerousFlagTests() : RuleTests(nameof(DangerousFlag))
{
    [Theory]
    [InlineData("""{ browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: {|MBH4009:true|} } } }""")]
    [InlineData("""{ channels: { discord: { dangerouslyAllowNameMatching: {|MBH4009:true|} } } }""")]
    [InlineData("""{ channels: { sms: { accounts: { a: { dangerouslyDisableSignatureValidation: {|MBH4009:true|} } } } } }""")]
    [InlineData("""{ hooks: { mappings: [{ allowUnsafeExternalContent: {|MBH4009:true|} }] } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { dangerouslyAllowContainerNamespaceJoin: {|MBH4009:true|} } } } } }""")]
    [InlineData("""{ plugins: { entries: { acme: { config: { allowInsecureTls: {|MBH4009:true|} } } } } }""")]
    [InlineData("""{ channels: { newPlugin: { allowUnsafeThings: {|MBH4009:true|} } } }""")]
    public void A_switch_that_calls_itself_dangerous_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: false } } }""")]
    [InlineData("""{ browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: "true" } } }""")]
    [InlineData("""{ channels: { discord: { enabled: false, dangerouslyAllowNameMatching: true } } }""")]
    [InlineData("""{ channels: { discord: { accounts: { a: { enabled: false, dangerouslyAllowNameMatching: true } } } } }""")]
    [InlineData("""{ gateway: { controlUi: { dangerouslyDisableDeviceAuth: true } } }""")]
    [InlineData("""{ dangerouslyInvented: true }""")]
    [InlineData("""{ channels: { somePlugin: { notDangerously: true } } }""")]
    public void One_that_is_off_refused_of_a_channel_that_is_off_or_another_rules_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void A_placeholder_of_a_template_is_not() => Expect("""
        -- openclaw.template.json --
        { browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: ${ALLOW} } } }
        """);

    [Fact]
    public void It_is_found_in_an_included_file() => Expect("""
        -- openclaw.json --
        { browser: { $include: "./browser.json5" } }
        -- browser.json5 --
        { ssrfPolicy: { dangerouslyAllowPrivateNetwork: {|MBH4009:true|} } }
        """);
}
