using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class SecretFileTrackedTests() : RuleTests(nameof(SecretFileTracked))
{
    private const string Head = "-- .git/HEAD --\nref: refs/heads/main\n";

    [Fact]
    public void A_tracked_file_with_a_secret_is_reported_also_where_git_would_leave_it_out_now()
    {
        var findings = Expect(
            $$"""
            {{Head}}-- .gitignore --
            .env
            .openclaw/
            -- .env --
            {|MBH6004:API_TOKEN|}=5f1c9a7be0d24c3f8a6b1e57
            -- .openclaw/openclaw.json --
            { gateway: { auth: { {|MBH6004:token|}: "5f1c9a7be0d24c3f8a6b1e57" } } }
            """,
            tracked: [".env", ".openclaw/openclaw.json"]);

        Assert.All(findings, static finding => Assert.Equal(Severity.Error, finding.Severity));
        Assert.All(findings, static finding => Assert.DoesNotContain("5f1c", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_tracked_file_without_a_secret_and_a_secret_that_is_not_tracked_are_not() => Expect(
        $"""
        {Head}-- .env --
        PORT=18789
        API_TOKEN=
        -- secrets.env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        -- .env.example --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        """,
        tracked: [".env", ".env.example"]);

    [Fact]
    public void A_configuration_that_is_judged_itself_is_left_to_its_rules() => Expect(
        $$"""
        {{Head}}-- .openclaw/openclaw.json --
        { "gateway": { "auth": { "token": "5f1c9a7be0d24c3f8a6b1e57" } } }
        """,
        Requests.Plain.Item("MoltbotConfig", ".openclaw/openclaw.json"),
        tracked: ".openclaw/openclaw.json");

    [Fact]
    public void An_index_that_cannot_be_read_is_said_where_there_is_something_to_ask()
    {
        var finding = Assert.Single(Expect($$"""
            {{Head}}-- .git/index --
            no index, however long it may be, for it begins with other letters
            -- .gitignore --
            .env
            -- .env --
            {|MBH6004:API_TOKEN|}=5f1c9a7be0d24c3f8a6b1e57
            """));

        Assert.Equal(Severity.Info, finding.Severity);
    }
}
