namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>backup.sh --stop</c> ended from outside while the gateway is down: by a signal it starts it again, and a kill is remembered until somebody does.</summary>
public sealed class InterruptedStopTests
{
    private const string Told = "containers: a backup stopped them and was killed before it started them again";

    [GpgTheory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("HUP", 143)]
    public void A_signal_starts_the_gateway_again(string signal, int exit)
    {
        using var host = Running();
        host.Machine.Stub("sync", $"kill -{signal} $PPID");

        Assert.Equal(exit, host.Backup("--stop").Exit);

        Assert.True(IsRunning(host));
        Assert.Empty(Marks(host));
        Assert.Empty(host.Kept());
    }

    [GpgFact]
    public void A_kill_is_told_until_the_gateway_was_started()
    {
        using var host = Killed();

        Assert.Contains(Told, host.Machine.Run("quick-audit.sh").ShouldExit(1).Output, StringComparison.Ordinal);
        Assert.Contains(Told, host.Machine.Run("security-audit.sh", "--no-history").ShouldExit(1).Output, StringComparison.Ordinal);

        // Without --stop it is not its business to start anything.
        Assert.Contains("was killed after it had stopped the containers; run", host.Backup().ShouldExit(0).Errors, StringComparison.Ordinal);
        Assert.False(IsRunning(host));

        host.Host.Start().ShouldExit(0);
        Assert.True(IsRunning(host));
        Assert.Empty(Marks(host));
        Assert.DoesNotContain(Told, host.Machine.Run("quick-audit.sh").Output, StringComparison.Ordinal);
    }

    [GpgFact]
    public void The_next_run_that_may_stop_them_starts_what_the_killed_one_left()
    {
        using var host = Killed();

        Assert.Contains("this one starts them at its end", host.Backup("--stop").ShouldExit(0).Errors, StringComparison.Ordinal);

        Assert.True(IsRunning(host));
        Assert.Empty(Marks(host));
    }

    [GpgFact]
    public void A_gateway_that_somebody_started_meanwhile_is_none_that_was_left()
    {
        using var host = Killed();
        host.Host.Mark("running");

        Assert.DoesNotContain(Told, host.Machine.Run("quick-audit.sh").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("an earlier backup", host.Backup("--stop").ShouldExit(0).Errors, StringComparison.Ordinal);
        Assert.Empty(Marks(host));
    }

    /// <summary>Its number may be another program's by now, and an end in the middle of the writing leaves none.</summary>
    [GpgTheory]
    [InlineData("1")]
    [InlineData("")]
    public void What_was_remembered_of_a_run_that_is_gone_holds(string holder)
    {
        using var host = Killed();
        File.WriteAllText(Marks(host).Single(), holder);

        Assert.Contains(Told, host.Machine.Run("quick-audit.sh").Output, StringComparison.Ordinal);
    }

    [GpgFact]
    public void A_kill_at_any_moment_is_made_good()
    {
        using var host = Running();
        foreach (var moment in new Moments(() => host.Backup("--stop").ShouldExit(0)))
        {
            host.Host.Interrupt("KILL", moment, "backup.sh", ["--stop", "--output", host.Folder, .. host.Key, .. host.Host.Port[..2]]);
            host.AwaitFreeName();
            if (!IsRunning(host))
            {
                Assert.Contains(Told, host.Machine.Run("quick-audit.sh").Output, StringComparison.Ordinal);
                host.Backup("--stop").ShouldExit(0);
            }

            Assert.True(IsRunning(host));
            Assert.DoesNotContain(Told, host.Machine.Run("quick-audit.sh").Output, StringComparison.Ordinal);
        }

        host.Backup("--stop").ShouldExit(0);
        Assert.Empty(Marks(host));
    }

    private static BackedUpHost Running()
    {
        var host = new BackedUpHost();
        host.Host.Mark("running");
        return host;
    }

    /// <summary>One whose backup was killed while it wrote the archive.</summary>
    private static BackedUpHost Killed()
    {
        var host = Running();
        host.Machine.Stub("sync", "kill -KILL $PPID");
        Assert.Equal(137, host.Machine.Bash($"bash '{host.Machine.Bundle}/scripts/backup.sh' --stop --output '{host.Folder}' {string.Join(' ', host.Key)} {string.Join(' ', host.Host.Port[..2])}; exit $?").Exit);
        Assert.False(IsRunning(host));
        File.Delete(host.Machine.At("stubs/sync"));
        return host;
    }

    private static bool IsRunning(BackedUpHost host) => File.Exists(host.Machine.At("double/running"));

    private static string[] Marks(BackedUpHost host) =>
        Directory.Exists(host.Machine.At("home/.local/state/moltbot-hardening")) ? Directory.GetFiles(host.Machine.At("home/.local/state/moltbot-hardening"), "stopped-*") : [];
}
