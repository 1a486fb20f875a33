using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class SecretFileNotIgnoredTests() : RuleTests(nameof(SecretFileNotIgnored))
{
    private const string Head = "-- .git/HEAD --\nref: refs/heads/main\n";

    [Theory]
    [InlineData(".env")]
    [InlineData(".env.local")]
    [InlineData(".env.production")]
    [InlineData("secrets.env")]
    [InlineData("gateway.env")]
    [InlineData("gateway.secrets")]
    [InlineData(".env.bak")]
    [InlineData("deploy/.env")]
    [InlineData("deploy/host/secrets.env")]
    [InlineData(".openclaw/.env")]
    public void An_env_file_that_nothing_keeps_out_is_reported_at_the_first_secret(string name)
    {
        var finding = Assert.Single(Expect($"""
            {Head}-- .gitignore --
            bin/
            -- {name} --
            PORT=18789
            API_TOKEN=
            {"{|MBH6003:"}CLAWDBOT_GATEWAY_TOKEN{"|}"}=5f1c9a7be0d24c3f8a6b1e57d90c42fe
            DB_PASSWORD=hunter22aa
            """));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.DoesNotContain("5f1c", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".env", ".env")]
    [InlineData(".env", "*.env")]
    [InlineData(".env", "/.env*")]
    [InlineData("deploy/host/.env", "deploy/")]
    [InlineData("deploy/host/.env", "**/host/")]
    [InlineData(".openclaw/.env", ".openclaw")]
    public void One_that_an_ignore_file_keeps_out_is_not(string name, string pattern) => Expect($"""
        {Head}-- .gitignore --
        {pattern}
        -- {name} --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        """);

    [Fact]
    public void An_ignore_file_below_takes_back_in_what_one_above_keeps_out() => Expect($$"""
        {{Head}}-- .gitignore --
        *.env
        -- deploy/.gitignore --
        !prod.env
        -- deploy/prod.env --
        {|MBH6003:API_TOKEN|}=5f1c9a7be0d24c3f8a6b1e57
        """);

    [Fact]
    public void The_repositorys_own_list_counts() => Expect($"""
        {Head}-- .git/info/exclude --
        .env
        -- .env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        """);

    [Theory]
    [InlineData("PORT=18789\nAPI_TOKEN=\nOTHER_TOKEN")]
    [InlineData("API_TOKEN=changeme\nDB_PASSWORD=your-password")]
    [InlineData("API_TOKEN=${CI_TOKEN}\nAUTH_MODE=token\nTOKEN_FILE=/run/secrets/token")]
    [InlineData("# API_TOKEN=5f1c9a7be0d24c3f8a6b1e57")]
    public void A_file_without_a_secret_is_not(string content) => Expect($"""
        {Head}-- .env --
        {content}
        """);

    [Theory]
    [InlineData(".env.example")]
    [InlineData("secrets.env.sample")]
    [InlineData(".env.template.local")]
    [InlineData(".env.test")]
    [InlineData("tests/.env")]
    [InlineData("node_modules/pack/.env")]
    [InlineData("a/b/c/.env")]
    [InlineData("settings.json")]
    public void Examples_tests_and_files_far_below_are_not(string name) => Expect($$"""
        {{Head}}-- {{name}} --
        { "token": "5f1c9a7be0d24c3f8a6b1e57" }
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        """);

    [Theory]
    [InlineData(".clawdbot/agents/main/agent/auth-profiles.json", "apiKey")]
    [InlineData("moltbot.json.bak", "token")]
    [InlineData("moltbot.json.before-fix", "token")]
    [InlineData("openclaw.json.before-fix.2", "token")]
    [InlineData("openclaw.json.clobbered.1769472000", "token")]
    public void State_and_backups_of_the_gateway_are_looked_into(string name, string key) => Expect($$"""
        {{Head}}-- {{name}} --
        { "profiles": { "main": { {|MBH6003:"{{key}}"|}: "5f1c9a7be0d24c3f8a6b1e57" } } }
        """);

    [Fact]
    public void A_private_key_is_reported_and_a_certificate_is_not() => Expect($$"""
        {{Head}}-- tls.key --
        {|MBH6003:|}-----BEGIN {{"PRIVATE"}} KEY-----
        MIIB
        -----END {{"PRIVATE"}} KEY-----
        -- tls.pem --
        -----BEGIN CERTIFICATE-----
        MIIB
        -----END CERTIFICATE-----
        """);

    [Fact]
    public void What_the_deployment_itself_calls_secret_is_looked_into_under_any_name() => Expect($$"""
        {{Head}}-- docker-compose.yml --
        services: { app: { image: app, env_file: [conf/app.settings], secrets: [token] } }
        secrets: { token: { file: ./conf/token.txt } }
        -- conf/token.txt --
        {|MBH6003:|}5f1c9a7be0d24c3f8a6b1e57
        -- conf/app.settings --
        {|MBH6003:API_TOKEN|}=5f1c9a7be0d24c3f8a6b1e57
        -- conf/other.txt --
        5f1c9a7be0d24c3f8a6b1e57
        """);

    [Fact]
    public void Outside_a_work_tree_there_is_nothing_to_keep_out() => Expect("""
        -- .env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        """);

    [Fact]
    public void A_tracked_file_is_another_rules() => Expect($"""
        {Head}-- .env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        """, tracked: ".env");

    [Fact]
    public void An_ignore_file_that_cannot_be_read_is_said()
    {
        var finding = Assert.Single(Expect($$"""
            {{Head}}-- .gitignore --
            {{new string('#', 1024 * 1024)}}
            -- .env --
            {|MBH6003:API_TOKEN|}=5f1c9a7be0d24c3f8a6b1e57
            """));

        Assert.Equal(Severity.Info, finding.Severity);
    }
}
