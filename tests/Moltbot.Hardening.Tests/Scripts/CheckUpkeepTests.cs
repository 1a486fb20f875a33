namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>check-upkeep.sh</c>: what has no date is due, and a date is kept outside of the state that a backup brings back.</summary>
public sealed class CheckUpkeepTests
{
    private const string Marks = "home/.local/state/moltbot-hardening/";

    [BashFact]
    public void What_was_never_done_is_due()
    {
        using var host = new ScriptHost();

        Assert.Contains("0 ok", host.Run("check-upkeep.sh").ShouldExit(1).Output, StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("token", 89, 0)]
    [InlineData("token", 91, 1)]
    [InlineData("provider-keys", 179, 0)]
    [InlineData("provider-keys", 181, 1)]
    [InlineData("allow-lists", 30, 0)]
    [InlineData("allow-lists", 32, 1)]
    [InlineData("token", -2, 2)]
    public void Each_has_its_days(string name, int days, int exit)
    {
        using var host = new ScriptHost();
        host.Run("check-upkeep.sh", "--done", name).ShouldExit(0);
        File.SetLastWriteTimeUtc(host.At(Marks + name), DateTime.UtcNow.AddDays(-days));

        host.Run("check-upkeep.sh", name).ShouldExit(exit);
    }

    [GpgFact]
    public void A_backup_counts_as_long_as_the_proven_file_is_there()
    {
        using var host = new BackedUpHost();
        host.Backup().ShouldExit(0);
        host.Machine.Run("check-upkeep.sh", "backup").ShouldExit(0);

        File.AppendAllText(host.Archives().Single(), "x");
        Assert.Contains("is not what was proven", host.Machine.Run("check-upkeep.sh", "backup").ShouldExit(1).Output, StringComparison.Ordinal);

        File.Delete(host.Archives().Single());
        Assert.Contains("is not there any more", host.Machine.Run("check-upkeep.sh", "backup").ShouldExit(1).Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_rotation_tells_its_date_itself_and_a_restored_state_does_not_take_it_back()
    {
        using var host = new OperatedHost();
        host.Rotate().ShouldExit(0);

        host.Host.Run("check-upkeep.sh", "token").ShouldExit(0);

        Assert.DoesNotContain(host.Files("home/.clawdbot"), static file => file.EndsWith("/token", StringComparison.Ordinal));
    }

    [BashTheory]
    [InlineData("passwords")]
    [InlineData("../token")]
    public void Another_name_is_refused(string name)
    {
        using var host = new ScriptHost();

        host.Run("check-upkeep.sh", name).ShouldExit(2);
        host.Run("check-upkeep.sh", "--done", name).ShouldExit(2);
    }
}
