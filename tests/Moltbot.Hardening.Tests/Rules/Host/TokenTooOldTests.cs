using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class TokenTooOldTests() : HostRuleTests(nameof(TokenTooOld))
{
    [Theory]
    [InlineData("token 90", "moltbot-hardening/token")]
    [InlineData("token never", "moltbot-hardening/token")]
    [InlineData("provider-keys 180", "moltbot-hardening/provider-keys")]
    [InlineData("provider-keys never", "moltbot-hardening/provider-keys")]
    public void What_was_not_exchanged_in_time_is_reported_at_its_date(string dates, string place) => Expect($"-- dates --\n{dates}\n", place);

    [Theory]
    [InlineData("token 89.9")]
    [InlineData("provider-keys 179")]
    [InlineData("backup 400")]
    public void What_was_is_not(string dates) => Expect($"-- dates --\n{dates}\n");

    [Fact]
    public void A_date_in_the_future_is_not_known_and_fails()
    {
        var verdict = Judge("-- dates --\ntoken -1\n");

        Assert.DoesNotContain(verdict.Findings, static graded => graded.Finding.Rule.Name == nameof(TokenTooOld));
        Assert.Contains(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH0001" && graded.Finding.Message == "MBH7006 could not be checked: the date of token is in the future; what is not known is no pass");
        Assert.False(verdict.Passed);
    }
}
