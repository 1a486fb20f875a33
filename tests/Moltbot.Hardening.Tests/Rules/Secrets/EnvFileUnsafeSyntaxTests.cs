using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class EnvFileUnsafeSyntaxTests() : RuleTests(nameof(EnvFileUnsafeSyntax))
{
    [Theory]
    [InlineData("{|MBH6006:export|} TOKEN=abc")]
    [InlineData("TOKEN={|MBH6006:$(openssl rand -hex 32)|}")]
    [InlineData("TOKEN={|MBH6006:\"$(cat token)\"|}")]
    [InlineData("TOKEN={|MBH6006:`cat token`|}")]
    [InlineData("TOKEN={|MBH6006:'it\\'s'|}")]
    [InlineData("TOKEN={|MBH6006:\"a\\nb\"|}")]
    [InlineData("TOKEN={|MBH6006:pre\"mid\"post|}")]
    [InlineData("TOKEN={|MBH6006:\"abc\"|}def=1")]
    public void What_compose_and_a_shell_read_differently_is_reported(string line) => Expect($"-- secrets.env --\nPORT=1\n{line}\n");

    [Theory]
    [InlineData("TOKEN=abc")]
    [InlineData("TOKEN=\"a b\"")]
    [InlineData("TOKEN='a $(b) `c`'")]
    [InlineData("TOKEN=\"a \\\" b\"")]
    [InlineData("TOKEN=${OTHER:-x}")]
    [InlineData("TOKEN='abc' # note")]
    [InlineData("TOKEN=")]
    [InlineData("TOKEN")]
    [InlineData("exported=1")]
    [InlineData("# export TOKEN=$(x)")]
    public void What_both_read_alike_is_not(string line) => Expect($"-- secrets.env --\n{line}\n");

    [Fact]
    public void An_env_file_that_a_service_names_is_looked_at() => Expect("""
        -- docker-compose.yml --
        services: { app: { image: app, env_file: conf/app.settings } }
        -- conf/app.settings --
        {|MBH6006:export|} PORT=1
        """);
}
