namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>secure-permissions.sh</c> killed at any moment: each mode is the one that it was or the closed one, no content changes, nothing is left.</summary>
public sealed class InterruptedPermissionsTests
{
    [BashFact]
    public void A_kill_at_any_moment_leaves_each_file_as_it_was_or_closed()
    {
        using var host = new OperatedHost();
        string[] words = ["--state", host.Host.At("home/.clawdbot"), "--project", host.Host.Project];
        for (var session = 0; session < 200; session++)
        {
            host.Host.Write($"home/.clawdbot/agents/{session % 20}/sessions/{session}.jsonl", $"{session}");
        }

        const string Tree = "cd \"$HOME/.clawdbot\" && find . -type f -print0 | sort -z | xargs -0 sha256sum";
        const string Modes = "find \"$HOME/.clawdbot\" -mindepth 1 -printf '%m\\n' | sort -u";
        Open(host);
        var content = host.Host.Bash(Tree).ShouldExit(0).Output;
        foreach (var moment in new Moments(() => host.Host.Run("secure-permissions.sh", words).ShouldExit(0)))
        {
            Open(host);
            host.Interrupt("KILL", moment, "secure-permissions.sh", words);

            Assert.Equal(content, host.Host.Bash(Tree).ShouldExit(0).Output);
            Assert.All(host.Host.Bash(Modes).Lines.Where(static line => line.Length > 0), static mode => Assert.Contains(mode, (string[])["755", "700", "644", "600"]));
        }

        host.Host.Run("secure-permissions.sh", words).ShouldExit(0);
        Assert.Equal(["600", "700"], host.Host.Bash(Modes).Lines.Where(static line => line.Length > 0));
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Host.At("tmp")));
    }

    private static void Open(OperatedHost host) => host.Host.Bash("find \"$HOME/.clawdbot\" -type d -exec chmod 755 {} + ; find \"$HOME/.clawdbot\" -type f -exec chmod 644 {} +").ShouldExit(0);
}
