using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class WrongOwnerTests() : HostRuleTests(nameof(WrongOwner))
{
    [Fact]
    public void Whatever_belongs_to_another_user_is_reported_a_link_too() => Expect("""
        -- find --
        drwx------ 3 1000 .clawdbot
        drwx------ 2 0 .clawdbot/logs
        -rw------- 1 1001 .clawdbot/logs/a.log
        lrwxrwxrwx 1 0 .clawdbot/link
        -rw------- 1 1000 .clawdbot/clawdbot.json
        """, ".clawdbot/link", ".clawdbot/logs", ".clawdbot/logs/a.log");

    [Fact]
    public void A_state_of_one_user_is_not() => Expect("""
        -- find --
        drwxrwxrwx 3 1000 .clawdbot
        -rw-rw-rw- 1 1000 .clawdbot/clawdbot.json
        """);
}
