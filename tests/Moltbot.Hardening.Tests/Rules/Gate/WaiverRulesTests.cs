using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Rules.Gate;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gate;

public sealed class WaiverInvalidTests() : RuleTests(nameof(WaiverInvalid))
{
    private static DeploymentRequest Today => Requests.On("2026-11-22");

    [Theory]
    [InlineData("{|MBH0004:# moltbot: waive MBH2002|}", "does not say why")]
    [InlineData("{|MBH0004:# moltbot: waive MBH2002 until 2027-01-01 -- |}", "does not say why")]
    [InlineData("{|MBH0004:# moltbot: waive -- the radio|}", "names no rule")]
    [InlineData("# moltbot: waive {|MBH0004:MBH2020x|} -- the radio", "which is no rule; did you mean MBH2020")]
    [InlineData("# moltbot: waive {|MBH0004:MBH0001|} -- the radio", "rule of the gate itself")]
    [InlineData("# moltbot: waive MBH2002 {|MBH0004:MBH1001|} -- the radio", "a second one")]
    [InlineData("# moltbot: waive MBH2002, {|MBH0004:MBH1001|} -- the radio", "a second one")]
    [InlineData("# moltbot: waive MBH2002 {|MBH0004:because|} it must", "has no reason")]
    [InlineData("# moltbot: waive MBH2002 {|MBH0004:til|} 2027-01-01 -- the radio", "no part of a waiver")]
    [InlineData("# moltbot: waive MBH2002 until {|MBH0004:2027-13-01|} -- the radio", "which is no day")]
    [InlineData("# moltbot: waive MBH2002 until {|MBH0004:01.03.2027|} -- the radio", "which is no day")]
    [InlineData("# moltbot: waive MBH2002 until {|MBH0004:2026-11-21|} -- the radio", "ended after 2026-11-21")]
    public void A_comment_that_may_not_be_is_reported_at_its_place(string comment, string message)
    {
        var findings = Expect($"""
            -- docker-compose.yml --
            services:
              app:
                privileged: true {comment}
                image: app
            """, Today, throughEngine: true);

        Assert.Contains(message, findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# moltbot: waive MBH2002 until 2026-11-22 -- the last day counts")]
    [InlineData("# moltbot: waive MBH2002 -- without an end")]
    [InlineData("#moltbot:waive MBH2002 OWNER ops UNTIL 2027-01-01 -- in any order, and -- marks in the reason")]
    [InlineData("# moltbot: the gateway")]
    public void One_that_may_be_is_not(string comment) => Expect($"""
        -- docker-compose.yml --
        services:
          app:
            privileged: true {comment}
            image: app
        """, Today, throughEngine: true);

    [Fact]
    public void In_a_configuration_a_block_comment_is_refused() => Expect("""
        -- moltbot.json --
        { gateway: { mode: "local" }, {|MBH0004:/* moltbot: waive MBH4007 -- debugging */|} logging: { redactSensitive: "off" } }
        """, Today, throughEngine: true);

    [Theory]
    [InlineData("MBH2002", "Justification", " ", "does not say why")]
    [InlineData("MBH2999", "Justification", "the radio", "which is no rule")]
    [InlineData("MBH0003", "Justification", "the radio", "rule of the gate itself")]
    [InlineData("MBH2002", "Expire", "2020-01-01", "did you mean Expires?")]
    public void An_item_that_may_not_be_is_reported_at_the_project(string rule, string metadata, string value, string message)
    {
        var findings = Expect("-- deployment.proj --\n{|MBH0004:|}\n-- Dockerfile --\nFROM scratch\n",
            Today.Item("MoltbotWaiver", rule, (metadata, value)), throughEngine: true);

        Assert.Contains(message, findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MoltbotAllowWaivers", "false")]
    [InlineData("MoltbotNonWaivable", "MBH1001;MBH2002")]
    public void An_organisation_may_forbid_them(string property, string value) => Expect("""
        -- docker-compose.yml --
        services:
          app:
            image: app
            privileged: true # moltbot: waive {|MBH0004:MBH2002|} -- the radio
        """, Today.With(property, value), throughEngine: true);

    [Fact]
    public void What_it_does_not_forbid_stays_allowed() => Expect("""
        -- docker-compose.yml --
        services:
          app:
            image: app
            privileged: true # moltbot: waive MBH2002 -- the radio
        """, Today.With("MoltbotAllowWaivers", "true").With("MoltbotNonWaivable", "MBH1001"), throughEngine: true);

    [Fact]
    public void The_day_may_be_said() => Expect("""
        -- docker-compose.yml --
        services:
          app:
            image: app
            privileged: true # moltbot: waive MBH2002 until {|MBH0004:2027-01-01|} -- the radio
        """, Today.With("MoltbotToday", "2027-01-02"), throughEngine: true);

    /// <summary>A caller that does not say the day gets no waiver for ever.</summary>
    [Fact]
    public void Without_a_day_whatever_ends_has_ended() => Expect("""
        -- docker-compose.yml --
        services:
          app:
            image: app
            privileged: true # moltbot: waive MBH2002 until {|MBH0004:2999-01-01|} -- the radio
        """, Requests.Plain, throughEngine: true);
}

public sealed class WaiverUnusedTests() : RuleTests(nameof(WaiverUnused))
{
    [Fact]
    public void A_comment_without_a_finding_is_told_and_where_the_finding_stands()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              app:
                image: app {|MBH0005:# moltbot: waive MBH2002 -- the radio|}
                privileged: true
            """, Requests.Plain, throughEngine: true);

        Assert.Contains("stands at docker-compose.yml(4,17)", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_without_one_is_told_at_the_project() => Expect(
        "-- deployment.proj --\n{|MBH0005:|}\n-- Dockerfile --\nFROM scratch\n",
        Requests.Plain.Item("MoltbotWaiver", "MBH2002", ("Justification", "the radio")), throughEngine: true);

    [Fact]
    public void A_second_waiver_of_one_finding_is_told() => Expect("""
        -- docker-compose.yml --
        services:
          app:
            image: app
            # moltbot: waive MBH2002 -- the radio
            privileged: true {|MBH0005:# moltbot: waive MBH2002 -- the radio|}
        """, Requests.Plain, throughEngine: true);

    [Fact]
    public void One_service_of_several_that_share_a_place_is_not_waived_alone()
    {
        var findings = Expect(
            """
            -- deployment.proj --
            {|MBH0005:|}
            -- docker-compose.yml --
            services:
              one: &one { image: app, privileged: true }
              two: *one
            """,
            Requests.Plain.Item("MoltbotWaiver", "MBH2002", ("Service", "one"), ("Justification", "the radio")), throughEngine: true);

        Assert.Contains("would hide the others", findings[0].Message, StringComparison.Ordinal);
    }
}

public sealed class WaiverExpiringTests() : RuleTests(nameof(WaiverExpiring))
{
    [Theory]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-12-06", true)]
    [InlineData("2026-12-07", false)]
    public void The_last_fourteen_days_are_told(string until, bool isTold)
    {
        var comment = $"# moltbot: waive MBH2002 until {until} -- the radio";

        Expect($"""
            -- docker-compose.yml --
            services:
              app:
                image: app
                privileged: true {(isTold ? $"{{|MBH0006:{comment}|}}" : comment)}
            """, Requests.On("2026-11-22"), throughEngine: true);
    }
}
