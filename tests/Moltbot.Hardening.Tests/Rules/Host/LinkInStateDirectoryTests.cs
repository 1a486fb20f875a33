using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class LinkInStateDirectoryTests() : HostRuleTests(nameof(LinkInStateDirectory))
{
    [Fact]
    public void A_symbolic_link_and_every_name_of_a_hard_link_are_reported() => Expect("""
        -- find --
        drwx------ 3 1000 .clawdbot
        lrwxrwxrwx 1 1000 .clawdbot/credentials
        -rw------- 2 1000 .clawdbot/a
        -rw------- 2 1000 .clawdbot/b
        """, ".clawdbot/a", ".clawdbot/b", ".clawdbot/credentials");

    [Fact]
    public void A_folder_has_several_names_by_nature() => Expect("""
        -- find --
        drwx------ 9 1000 .clawdbot
        drwx------ 7 1000 .clawdbot/logs
        -rw------- 1 1000 .clawdbot/a
        """);

    [Theory]
    [InlineData("l", "the state folder is a link")]
    [InlineData("-", "the state folder is no folder")]
    public void A_state_that_is_no_folder_is_reported_and_nothing_else_of_it(string kind, string message)
    {
        var verdict = Judge($"""
            -- find --
            {kind}rwxrwxrwx 2 0 .clawdbot
            """);

        Assert.StartsWith(message, Assert.Single(verdict.Findings, static graded => graded.Finding.Rule.Room == 7).Finding.Message, StringComparison.Ordinal);
    }
}
