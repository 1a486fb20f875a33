using System.Text.Json;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>backup.sh</c> and <c>restore.sh</c> with the real tar and gpg: a backup counts once it was opened again.</summary>
public sealed class BackupTests
{
    [GpgFact]
    public void What_was_backed_up_comes_back_byte_for_byte_and_private()
    {
        using var host = Filled();

        var run = host.Backup().ShouldExit(0);
        var archive = host.Archives().Single();
        host.Restore("--from", archive, "--to", host.Machine.At("home/new")).ShouldExit(0);

        host.Machine.Bash($"diff -r '{host.Machine.At("home/.clawdbot")}' '{host.Machine.At("home/new")}'").ShouldExit(0);
        Assert.Empty(host.Machine.Bash($"find '{host.Machine.At("home/new")}' -perm /077").Output);
        Assert.Equal("600", host.Machine.Mode(Path.GetRelativePath(host.Machine.At(""), archive)));
        Assert.Contains("meets its manifest", run.Output, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(archive)], host.Kept());
    }

    [GpgFact]
    public void Nothing_of_it_is_clear_text()
    {
        using var host = Filled();

        host.Backup().ShouldExit(0);

        host.Machine.Bash($"grep -rl '{OperatedHost.ProviderKey}' '{host.Folder}'").ShouldExit(1);
        host.Machine.Bash($"gpg --list-packets --batch '{host.Archives().Single()}' 2>&1 | grep -q 'cipher 9'").ShouldExit(0);
    }

    [AgeFact]
    public void Age_encrypts_for_recipients_and_the_identity_proves_it()
    {
        using var host = Filled();
        host.Machine.Bash("age-keygen -o \"$HOME/identity\" 2>/dev/null; chmod 600 \"$HOME/identity\"").ShouldExit(0);
        var recipient = host.Machine.Bash("age-keygen -y \"$HOME/identity\"").Output.Trim();
        string[] key = ["--recipient", recipient, "--identity", host.Machine.At("home/identity")];

        host.Machine.Run("backup.sh", ["--output", host.Folder, .. host.Host.Port[..2], .. key]).ShouldExit(0);

        Assert.EndsWith(".tar.gz.age", host.Archives().Single(), StringComparison.Ordinal);
        host.Machine.Run("backup.sh", "--output", host.Folder, "--recipient", recipient).ShouldExit(2);
    }

    [GpgTheory]
    [InlineData("tar", "/bin/tar \"$@\"; [[ $1 != -cf ]] || exit 2")]
    [InlineData("gzip", "/bin/gzip \"$@\" | head -c 200; [[ $1 == -dc ]] || exit 1")]
    [InlineData("gpg", "if [[ $* == *--symmetric* ]]; then head -c 4096 /dev/urandom; else /usr/bin/gpg \"$@\"; fi")]
    [InlineData("sync", "for f in \"$HOME\"/backups/.moltbot-*.partial; do [[ ! -e $f ]] || truncate -s -40 \"$f\"; done")]
    public void A_step_that_fails_leaves_no_backup_and_is_no_success(string program, string body)
    {
        using var host = Filled();
        host.Machine.Stub(program, body);

        var run = host.Backup().ShouldExit(1);

        Assert.Empty(run.Output);
        Assert.Empty(host.Kept());
    }

    [GpgFact]
    public void A_file_that_changes_meanwhile_is_no_backup()
    {
        using var host = Filled();
        host.Machine.Stub("tar", "if [[ $1 == -cf ]]; then printf x >>\"$HOME/.clawdbot/credentials/a b.json\"; fi; exec /bin/tar \"$@\"");

        Assert.Contains("not those of its manifest", host.Backup().ShouldExit(1).Errors, StringComparison.Ordinal);
        Assert.Empty(host.Kept());
    }

    [GpgFact]
    public void A_database_of_a_running_gateway_is_copied_only_once_it_is_stopped()
    {
        using var host = Filled();
        host.Host.Mark("running");
        host.Machine.Write("home/.clawdbot/memory.sqlite", "data");

        Assert.Contains("use --stop", host.Backup().ShouldExit(2).Errors, StringComparison.Ordinal);
        Assert.Empty(host.Kept());

        host.Backup("--stop").ShouldExit(0);
        Assert.Matches("(?s) stop\n.* up -d\n\\z", host.Host.Calls);
        Assert.True(File.Exists(host.Machine.At("double/running")));
    }

    [GpgFact]
    public void A_backup_that_fails_starts_the_gateway_again()
    {
        using var host = Filled();
        host.Host.Mark("running");
        host.Machine.Stub("tar", "exit 2");

        host.Backup("--stop").ShouldExit(1);

        Assert.True(File.Exists(host.Machine.At("double/running")));
    }

    [GpgTheory]
    [InlineData("project/.git/HEAD", "project/backups", "inside the repository")]
    [InlineData("tmp/x", "home/.clawdbot/backups", "inside the state folder")]
    public void A_place_where_it_would_be_committed_or_nested_is_refused(string file, string folder, string reason)
    {
        using var host = Filled();
        host.Machine.Write(file, "");

        var run = host.Machine.Run("backup.sh", ["--output", host.Machine.At(folder), .. host.Host.Port[..2], .. host.Key]).ShouldExit(2);

        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    [GpgFact]
    public void Old_backups_of_ours_go_and_nothing_else()
    {
        using var host = Filled();
        foreach (var name in new[] { "moltbot-20250101T000000Z.tar.gz.gpg", "moltbot-20250201T000000Z.tar.gz.gpg", "moltbot-notes.txt", "holiday.tar.gz.gpg" })
        {
            host.Machine.Write("home/backups/" + name, "x");
        }

        host.Machine.Chmod("home/backups", "700");
        host.Backup("--keep", "2").ShouldExit(0);

        Assert.Equal(["holiday.tar.gz.gpg", "moltbot-20250201T000000Z.tar.gz.gpg", Path.GetFileName(host.Archives()[^1]), "moltbot-notes.txt"], host.Kept());
    }

    [GpgFact]
    public void A_link_is_left_out_by_name_and_not_followed()
    {
        using var host = Filled();
        File.CreateSymbolicLink(host.Machine.At("home/.clawdbot/out"), "/etc/hostname");

        var run = host.Backup().ShouldExit(0);

        Assert.Contains("/out' is no file", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("/out", host.Restore("--from", host.Archives().Single(), "--to", host.Machine.At("home/new")).Output, StringComparison.Ordinal);
        Assert.False(Path.Exists(host.Machine.At("home/new/out")));
    }

    [GpgTheory]
    [InlineData("mkdir state; echo x >state/x; tar -P --transform='s,^state/x,/tmp/abs,' -cf a.tar manifest.sha256 state", "could leave its folder")]
    [InlineData("mkdir state; echo x >state/x; tar -P --transform='s,^state/x,state/../../up,' -cf a.tar manifest.sha256 state", "could leave its folder")]
    [InlineData("mkdir state; ln -s /etc state/x; tar -cf a.tar manifest.sha256 state", "neither files nor folders")]
    [InlineData("mkdir state; echo x >state/x; ln state/x state/y; tar -cf a.tar manifest.sha256 state", "neither files nor folders")]
    [InlineData("mkdir state; mkfifo state/x; tar -cf a.tar manifest.sha256 state", "neither files nor folders")]
    [InlineData("mkdir state; echo x >state/x; echo y >other; tar -cf a.tar manifest.sha256 state other", "beside the folder")]
    [InlineData("mkdir state; echo x >state/x; tar -cf a.tar manifest.sha256 state", "not those of its manifest")]
    [InlineData("mkdir state; echo x >state/x; sha256sum state/x >manifest.sha256; echo y >state/x; tar -cf a.tar manifest.sha256 state", "not those of its manifest")]
    [InlineData("mkdir state; echo x >state/x; tar -cf a.tar state", "no manifest")]
    public void An_archive_with_anything_but_its_own_plain_files_is_refused(string make, string reason)
    {
        using var host = Filled();
        host.Machine.Bash($"cd '{host.Machine.At("tmp")}' && : >manifest.sha256 && {{ {make}; }} && gzip -c a.tar | {host.Gpg} --symmetric --output evil.tar.gz.gpg").ShouldExit(0);

        var run = host.Restore("--from", host.Machine.At("tmp/evil.tar.gz.gpg"), "--to", host.Machine.At("home/new")).ShouldExit(1);

        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(host.Machine.At("home/new")));
        Assert.False(Path.Exists("/tmp/abs"));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(host.Machine.Home), static entry => entry.Contains("moltbot-work", StringComparison.Ordinal));
    }

    [GpgFact]
    public void Nothing_is_unpacked_before_the_whole_was_decrypted()
    {
        using var host = Filled();
        host.Backup().ShouldExit(0);
        var archive = host.Archives().Single();
        var bytes = File.ReadAllBytes(archive);
        File.WriteAllBytes(archive, bytes[..^30]);

        var run = host.Restore("--from", archive, "--to", host.Machine.At("home/new")).ShouldExit(1);

        Assert.Contains("cannot be decrypted", run.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(host.Machine.At("home/new")));
    }

    [GpgFact]
    public void A_folder_that_is_there_is_never_unpacked_over()
    {
        using var host = Filled();
        host.Backup().ShouldExit(0);

        host.Restore("--from", host.Archives().Single(), "--to", host.Machine.At("home/.clawdbot")).ShouldExit(2);

        Assert.Equal(OperatedHost.Secrets, host.Host.SecretsText);
    }

    [GpgFact]
    public void Another_users_home_is_no_obstacle_and_the_words_say_what_to_rename()
    {
        using var host = Filled();
        host.Backup().ShouldExit(0);
        host.Machine.Write("home2/x", "").Chmod("home2", "700").Variable("HOME", host.Machine.At("home2"));

        var run = host.Restore("--from", host.Archives().Single(), "--to", host.Machine.At("home2/new")).ShouldExit(0);

        Assert.Equal(OperatedHost.Secrets, File.ReadAllText(host.Machine.At("home2/new/secrets.env")));
        Assert.Contains($"mv '{host.Machine.At("home2/new")}' '{host.Machine.At("home2/.clawdbot")}'", run.Output, StringComparison.Ordinal);
        Assert.Contains("WhatsApp", run.Errors, StringComparison.Ordinal);
        Assert.Contains("rotate-gateway-token.sh", run.Output, StringComparison.Ordinal);
    }

    [GpgFact]
    public void A_dry_run_tells_the_differences_and_leaves_nothing()
    {
        using var host = Filled();
        host.Backup().ShouldExit(0);
        host.Machine.Write("home/.clawdbot/added", "").Write("home/.clawdbot/credentials/a b.json", "changed");
        File.Delete(host.Machine.At("home/.clawdbot/clawdbot.json"));

        using var report = JsonDocument.Parse(host.Restore("--from", host.Archives().Single(), "--dry-run", "--json").ShouldExit(0).Output);

        Assert.Equal(1, report.RootElement.GetProperty("lackingInLive").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("differentInLive").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("onlyInLive").GetInt32());
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Machine.At("tmp")));
    }

    [BashTheory]
    [InlineData("backup.sh")]
    [InlineData("restore.sh")]
    [InlineData("check-upkeep.sh")]
    public void An_unknown_option_is_refused(string script)
    {
        using var host = new ScriptHost();

        host.Run(script, "--force").ShouldExit(2);
        Assert.Contains("Exit codes:", host.Run(script, "--help").ShouldExit(0).Output, StringComparison.Ordinal);
    }

    private static BackedUpHost Filled() => new();
}
