namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>rotate-gateway-token.sh</c> ended from outside: by a signal, and with no chance to clean up.</summary>
public sealed class InterruptedRotationTests
{
    [BashFact]
    public void A_run_that_is_interrupted_puts_everything_back()
    {
        using var host = new OperatedHost().Mark("deaf");

        var run = host.Interrupt("TERM", 1.2, "rotate-gateway-token.sh", [.. host.Port]);

        Assert.Equal(143, run.Exit);
        Assert.Equal(OperatedHost.Secrets, host.SecretsText);
        Assert.Equal(["home/.clawdbot/clawdbot.json", OperatedHost.SecretsFile], host.Files());
    }

    /// <summary>At any moment the live file is the old one or the new one, what is left is private, and the next run clears it.</summary>
    [BashFact]
    public void A_kill_at_any_moment_leaves_a_whole_file()
    {
        using var host = new OperatedHost();
        foreach (var moment in new Moments(() => host.Rotate().ShouldExit(0)))
        {
            host.Interrupt("KILL", moment, "rotate-gateway-token.sh", [.. host.Port]);

            Assert.Matches($"\\A# keys\nANTHROPIC_API_KEY={OperatedHost.ProviderKey}\n(export )?CLAWDBOT_GATEWAY_TOKEN=[0-9a-f]{{64}}\nOPENAI_API_KEY=\nLAST=1\\z", host.SecretsText);
            Assert.All(host.Files(), file => Assert.Equal("600", host.Host.Mode(file)));
        }

        host.Rotate().ShouldExit(0);
        Assert.Equal(["home/.clawdbot/clawdbot.json", OperatedHost.SecretsFile, "home/.local/state/moltbot-hardening/token"], host.Files());
        Assert.False(Directory.Exists(host.Host.At("home/.clawdbot/.secrets.env.lock")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Host.At("tmp")));
    }
}
