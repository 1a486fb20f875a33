namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>secure-permissions.sh</c> on real trees.</summary>
public sealed class SecurePermissionsTests
{
    [BashFact]
    public void The_whole_tree_is_closed_and_counted()
    {
        string[] files = ["secrets.env", ".env", "clawdbot.json.bak", "x.tmp", "memory.sqlite", "memory.sqlite-wal", "logs/a.log", "agents/main/agent/auth-profiles.json", "credentials/whatsapp/default/creds.json", "exec-approvals.json"];
        using var host = new ScriptHost().State();
        foreach (var file in files)
        {
            host.Write("home/.clawdbot/" + file, "x").Chmod("home/.clawdbot/" + file, "644");
        }

        host.Bash($"find '{host.Home}/.clawdbot' -type d -exec chmod 755 {{}} +").ShouldExit(0);
        var run = host.Run("secure-permissions.sh").ShouldExit(0);

        // Ten files; the state folder and seven below it.
        Assert.Contains("18 closed that were open", run.Output, StringComparison.Ordinal);
        Assert.All(files, file => Assert.Equal("600", host.Mode("home/.clawdbot/" + file)));
        Assert.Equal("700", host.Mode("home/.clawdbot/agents/main/agent"));
        Assert.Contains("0 closed that were open", host.Run("secure-permissions.sh").ShouldExit(0).Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_check_changes_nothing_and_fails()
    {
        using var host = new ScriptHost().State().Chmod("home/.clawdbot/clawdbot.json", "644");

        Assert.Equal(["MBH7002"], host.Run("secure-permissions.sh", "--check").ShouldExit(1).Rules("error"));
        Assert.Equal("644", host.Mode("home/.clawdbot/clawdbot.json"));
    }

    [BashFact]
    public void Thousands_of_files_are_closed_all()
    {
        using var host = new ScriptHost().State();
        host.Bash($"mkdir '{host.Home}/.clawdbot/agents' && cd '{host.Home}/.clawdbot/agents' && seq 6000 | xargs touch && chmod 644 *").ShouldExit(0);

        host.Run("secure-permissions.sh").ShouldExit(0);

        Assert.Equal("0\n", host.Bash($"find '{host.Home}/.clawdbot' -type f ! -perm 600 | wc -l | tr -d ' '").Output);
    }

    [BashFact]
    public void What_a_link_points_at_is_left_alone_and_the_link_is_told()
    {
        using var host = new ScriptHost().State().Write("home/outside", "x").Chmod("home/outside", "644");
        File.CreateSymbolicLink(host.At("home/.clawdbot/link"), host.At("home/outside"));
        host.Bash($"ln '{host.Home}/outside' '{host.Home}/.clawdbot/hard'").ShouldExit(0);

        var run = host.Run("secure-permissions.sh").ShouldExit(1);

        Assert.Equal("644", host.Mode("home/outside"));
        Assert.Contains("MBH7004", run.Rules("error"));
    }

    [BashFact]
    public void A_state_folder_that_is_a_link_is_not_entered()
    {
        using var host = new ScriptHost().Write("home/outside/secret", "x").Chmod("home/outside/secret", "644");
        Directory.CreateSymbolicLink(host.At("home/.clawdbot"), host.At("home/outside"));

        Assert.Equal(["MBH7004"], host.Run("secure-permissions.sh").ShouldExit(1).Rules("error"));
        Assert.Equal("644", host.Mode("home/outside/secret"));
    }

    [BashFact]
    public void Names_with_line_ends_blanks_and_dashes_are_closed()
    {
        string[] names = ["a\nb", " c ", "-rf", "d'\"$(touch e)", "f\n"];
        using var host = new ScriptHost().State();
        foreach (var name in names)
        {
            host.Write("home/.clawdbot/" + name, "x").Chmod("home/.clawdbot/" + name, "666");
        }

        host.Run("secure-permissions.sh").ShouldExit(0);

        Assert.All(names, name => Assert.Equal("600", host.Mode("home/.clawdbot/" + name)));
        Assert.False(File.Exists(host.At("tmp/e")));
    }

    [BashFact]
    public void Every_folder_that_a_gateway_reads_is_closed_and_none_is_made()
    {
        using var host = new ScriptHost().State(".clawdbot").State(".openclaw").Chmod("home/.clawdbot", "755").Chmod("home/.openclaw", "755")
            .Write("elsewhere/x", "").Chmod("elsewhere", "755");
        host.Variable("OPENCLAW_STATE_DIR", host.At("elsewhere"));

        host.Run("secure-permissions.sh").ShouldExit(0);

        Assert.Equal(("700", "700", "700"), (host.Mode("home/.clawdbot"), host.Mode("home/.openclaw"), host.Mode("elsewhere")));
        Assert.False(Directory.Exists(host.At("home/.moltbot")));
    }

    [BashFact]
    public void The_folder_that_compose_mounts_is_closed()
    {
        using var host = new ScriptHost(ScriptHost.Sound.TrimEnd() + "\n    volumes: [\"./state:/home/node/.clawdbot\"]\n");
        host.Write("project/state/creds.json", "x").Chmod("project/state/creds.json", "644").Chmod("project/state", "755");

        host.Run("secure-permissions.sh").ShouldExit(0);

        Assert.Equal(("700", "600"), (host.Mode("project/state"), host.Mode("project/state/creds.json")));
    }

    [BashFact]
    public void A_filesystem_that_keeps_no_modes_is_told_when_chmod_does_nothing()
    {
        using var host = new ScriptHost().State().Chmod("home/.clawdbot", "755").Stub("chmod", "exit 0");

        var run = host.Run("secure-permissions.sh").ShouldExit(1);

        Assert.Contains("MBH7005", run.Rules("error"));
        Assert.Contains("0 closed that were open", run.Output, StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("C:\\134 {0} 9p rw,aname=drvfs;path=C:\\ 0 0", 1)]
    [InlineData("C:\\134 {0} drvfs rw,metadata 0 0", 0)]
    [InlineData("/dev/sda1 {0} exfat rw 0 0", 1)]
    [InlineData("/dev/sda1 / ext4 rw 0 0", 0)]
    public void A_filesystem_that_keeps_no_modes_is_known_by_its_mount(string mount, int exit)
    {
        using var host = new ScriptHost().State();
        host.Write("mounts", "none / ext4 rw 0 0\n" + mount.Replace("{0}", host.Home, StringComparison.Ordinal) + "\n");
        host.Bash($"sed -i.old 's|^mounts_file=.*|mounts_file={host.At("mounts")}|' '{host.Bundle}/scripts/checks.sh'").ShouldExit(0);

        host.Run("secure-permissions.sh").ShouldExit(exit);
    }

    [BashFact]
    public void Without_any_state_nothing_is_a_pass_and_nothing_is_made()
    {
        using var host = new ScriptHost();

        host.Run("secure-permissions.sh").ShouldExit(2);

        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Home));
    }

    [RootFact]
    public void What_belongs_to_somebody_else_is_told_and_keeps_its_owner()
    {
        using var host = new ScriptHost().State().Write("home/.clawdbot/theirs", "x");
        host.Bash($"chown 12345 '{host.Home}/.clawdbot/theirs'").ShouldExit(0);

        Assert.Contains("MBH7003", host.Run("secure-permissions.sh").ShouldExit(1).Rules("error"));
        Assert.Equal("12345\n", host.Bash($"stat -c %u '{host.Home}/.clawdbot/theirs'").Output);
    }

    [RootFact]
    public void As_root_a_tree_of_somebody_else_stays_theirs()
    {
        using var host = new ScriptHost().State().Chmod("home/.clawdbot", "755");
        host.Bash($"chown -R 12345 '{host.Home}/.clawdbot'").ShouldExit(0);

        host.Run("secure-permissions.sh").ShouldExit(0);

        Assert.Equal("12345 700\n", host.Bash($"stat -c '%u %a' '{host.Home}/.clawdbot'").Output);
    }
}
