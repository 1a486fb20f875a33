using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

public sealed class BindInBundleTests
{
    [Theory]
    [InlineData("entrypoint: [node, dist/index.js, gateway, --bind, lan]")]
    [InlineData("environment: { CLAWDBOT_GATEWAY_BIND: lan }")]
    [InlineData("command: [sh, -c, \"trap 'kill 0' EXIT; node x.js gateway --bind  lan; echo gateway ended\"]")]
    public void A_wide_bind_is_replaced_where_it_stands(string key) => Assert.True(Plan(key).MayBeWritten);

    [Fact]
    public void A_bind_that_the_override_cannot_replace_stops_the_write()
    {
        var bundle = Plan("command: [sh, -c, \"node x.js gateway --bind=$$(pick)\"]");

        Assert.Contains(bundle.Obstacles, static obstacle => obstacle.Finding.Rule.Id == "MBH1003");
    }

    private static HardenedBundle Plan(string key)
    {
        var tree = new MemoryTree();
        tree.With("compose.yaml", $$"""
            services:
              moltbot-gateway:
                image: moltbot
                user: "1000:1000"
                {{key}}
            """);
        return HardenedBundle.Plan(HardeningEngine.Judge(tree, Requests.Plain));
    }
}
