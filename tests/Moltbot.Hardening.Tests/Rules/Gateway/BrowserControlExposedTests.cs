using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class BrowserControlExposedTests() : RuleTests(nameof(BrowserControlExposed))
{
    [Theory]
    [InlineData("""{ browser: { cdpUrl: {|MBH4016:"http://browser:9222"|} } }""")]
    [InlineData("""{ browser: { cdpUrl: {|MBH4016:"wss://chrome.example.com/x"|} } }""")]
    [InlineData("""{ browser: { profiles: { remote: { cdpUrl: {|MBH4016:"http://192.168.65.254:9222"|} }, own: { cdpPort: 18800 } } } }""")]
    [InlineData("""{ browser: { extensionRelay: { allowLegacyAuth: {|MBH4016:true|} } } }""")]
    public void A_browser_that_others_reach_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ browser: { cdpUrl: "http://127.0.0.1:9222" } }""")]
    [InlineData("""{ browser: { cdpUrl: "ws://localhost:9222" } }""")]
    [InlineData("""{ browser: { cdpUrl: "http://[::1]:9222" } }""")]
    [InlineData("""{ browser: { enabled: false, cdpUrl: "http://browser:9222" } }""")]
    [InlineData("""{ browser: { cdpUrl: "${CDP_URL}" } }""")]
    [InlineData("""{ browser: { cdpUrl: "__CDP_URL__" } }""")]
    [InlineData("""{ browser: { profiles: { own: { cdpPort: 18800 } } } }""")]
    public void A_browser_on_loopback_off_or_unknown_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Theory]
    [InlineData("""{ browser: { controlUrl: {|MBH4016:"http://10.0.0.4:18791"|} } }""")]
    [InlineData("""{ browser: { controlUrl: "http://10.0.0.4:18791", controlToken: "${BROWSER_CONTROL_TOKEN}" } }""")]
    [InlineData("""{ browser: { controlUrl: "http://127.0.0.1:18791" } }""")]
    public void Clawdbots_control_server_needs_a_token_beyond_loopback(string config) => Expect($"-- clawdbot.json --\n{config}\n");
}
