using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Bundle;

public sealed class CommandWithBindTests
{
    [Theory]
    [InlineData("trap 'kill 0' EXIT; node x.js gateway --bind lan; echo gateway ended", "trap 'kill 0' EXIT; node x.js gateway --bind=loopback; echo gateway ended")]
    [InlineData("echo gateway && exec node x.js gateway --bind  lan", "echo gateway && exec node x.js gateway --bind=loopback")]
    [InlineData("(node x.js gateway --bind='lan')", "(node x.js gateway --bind=loopback)")]
    [InlineData("node x.js gateway --bind \"${BIND:-lan}\" --port 1", "node x.js gateway --bind=loopback --port 1")]
    public void The_option_alone_is_replaced_in_a_script(string script, string expected)
    {
        var origin = new Origin(new SourceFile("compose.yaml", "/compose.yaml", "").Start);

        var words = CommandWithBind.Of([ComposeScalar.Of(origin, "sh"), ComposeScalar.Of(origin, "-c"), ComposeScalar.Of(origin, script)], "loopback");

        Assert.Equal(["sh", "-c", expected], words);
    }
}
