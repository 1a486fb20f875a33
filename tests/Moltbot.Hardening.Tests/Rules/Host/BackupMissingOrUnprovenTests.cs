using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class BackupMissingOrUnprovenTests() : HostRuleTests(nameof(BackupMissingOrUnproven))
{
    [Theory]
    [InlineData("backup 31")]
    [InlineData("backup never")]
    public void A_backup_of_an_earlier_month_is_reported(string dates) => Expect($"-- dates --\n{dates}\n", "moltbot-hardening/backup");

    [Theory]
    [InlineData("backup 30.9")]
    [InlineData("token 400")]
    public void One_of_this_month_is_not(string dates) => Expect($"-- dates --\n{dates}\n");
}
