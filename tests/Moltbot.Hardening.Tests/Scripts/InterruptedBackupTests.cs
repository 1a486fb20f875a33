namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>backup.sh</c> and <c>restore.sh</c> killed at any moment: the live state is never touched, what has its name is whole, what is left is private and goes with the next run.</summary>
public sealed class InterruptedBackupTests
{
    [GpgFact]
    public void A_killed_backup_leaves_no_archive_that_is_not_whole()
    {
        using var host = new BackedUpHost();
        var live = Live(host);
        var moments = new Moments(() => host.Backup().ShouldExit(0));
        foreach (var moment in moments)
        {
            host.Host.Interrupt("KILL", moment, "backup.sh", ["--output", host.Folder, .. host.Key, .. host.Host.Port[..2]]);

            Assert.Equal(live, Live(host));
            AssertPrivate(host);
        }

        host.AwaitFreeName();
        host.Backup().ShouldExit(0);
        Assert.All(host.Kept(), static name => Assert.Matches(@"^moltbot-\d{8}T\d{6}Z\.tar\.gz\.gpg$", name));
        Assert.All(host.Archives(), archive => host.Restore("--from", archive, "--dry-run").ShouldExit(0));
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Machine.At("tmp")));
    }

    [GpgFact]
    public void A_killed_restore_leaves_no_half_folder()
    {
        using var host = new BackedUpHost();
        host.Backup().ShouldExit(0);
        string[] words = ["--from", host.Archives().Single(), "--to", host.Machine.At("home/new")];
        var live = Live(host);
        var moments = new Moments(() => host.Restore(words).ShouldExit(0));
        foreach (var moment in moments)
        {
            RemoveRestored(host);
            host.Host.Interrupt("KILL", moment, "restore.sh", [.. words, .. host.Key]);

            Assert.Equal(live, Live(host));
            AssertPrivate(host);
            if (Directory.Exists(host.Machine.At("home/new")))
            {
                host.Machine.Bash($"diff -r '{host.Machine.At("home/.clawdbot")}' '{host.Machine.At("home/new")}'").ShouldExit(0);
            }
        }

        RemoveRestored(host);
        host.Restore(words).ShouldExit(0);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(host.Machine.Home), static entry => entry.Contains("moltbot-work", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Machine.At("tmp")));
    }

    /// <summary>It unpacks the clear files too.</summary>
    [GpgFact]
    public void What_a_killed_dry_run_unpacked_goes_with_the_next_run()
    {
        using var host = new BackedUpHost();
        host.Backup().ShouldExit(0);
        string[] words = ["--from", host.Archives().Single(), "--dry-run"];
        foreach (var moment in new Moments(() => host.Restore(words).ShouldExit(0)))
        {
            host.Host.Interrupt("KILL", moment, "restore.sh", [.. words, .. host.Key]);

            AssertPrivate(host);
        }

        host.Restore(words).ShouldExit(0);
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Machine.At("tmp")));
    }

    private static void RemoveRestored(BackedUpHost host)
    {
        if (Directory.Exists(host.Machine.At("home/new")))
        {
            Directory.Delete(host.Machine.At("home/new"), recursive: true);
        }
    }

    private static string Live(BackedUpHost host) => host.Machine.Bash($"cd '{host.Machine.At("home/.clawdbot")}' && find . -type f -print0 | sort -z | xargs -0 sha256sum").ShouldExit(0).Output;

    /// <summary>Nothing that a run made can be reached by others: the folders that it works in are closed, and so is each file outside of them.</summary>
    private static void AssertPrivate(BackedUpHost host) => Assert.Empty(host.Machine.Bash(
        $"find '{host.Machine.At("tmp")}' '{host.Folder}' \"$HOME\" -mindepth 1 -maxdepth 1 \\( -name '.moltbot*' -o -name 'moltbot-*' -o -name 'mbg.*' -o -name 'moltbot.*' -o -name new \\) ! -name moltbot-hardening -perm /077").Output);
}
