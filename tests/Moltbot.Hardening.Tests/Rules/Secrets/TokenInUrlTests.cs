using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class TokenInUrlTests() : RuleTests(nameof(TokenInUrl))
{
    [Theory]
    [InlineData("README.md", "open http://localhost:18789/?{|MBH6008:token=$CLAWDBOT_GATEWAY_TOKEN|} now")]
    [InlineData("README.md", "`http://localhost:18789/?{|MBH6008:token=${TOKEN}|}`")]
    [InlineData("README.md", "(http://localhost:18789/?a=b&{|MBH6008:token=<your token>|})")]
    [InlineData("README.md", "curl http://x/?{|MBH6008:access_token=5f1c9a7be0d2|}&x=y")]
    [InlineData("docker-compose.yml", "# http://localhost:18789/?{|MBH6008:token=abc|}")]
    [InlineData("docker-compose.yml", "x-url: \"http://localhost/?{|MBH6008:token=${T:?}|}\"")]
    [InlineData("Dockerfile", "FROM scratch\nCMD [\"open\", \"http://localhost/?{|MBH6008:token=$(cat t)|}\"]")]
    public void A_token_in_a_query_is_reported(string name, string line) => Expect($"-- {name} --\n{line}\n");

    [Theory]
    [InlineData("README.md", "never put it into `?token=`, the log keeps it")]
    [InlineData("README.md", "not as ?token=... nor ?token=***")]
    [InlineData("README.md", "http://localhost:18789/#token=$TOKEN")]
    [InlineData("README.md", "?tokens=5 &tokenizer=x a && token=$X ?page_token=1")]
    [InlineData("README.md", "grep '[?&]token=[^&]*'")]
    [InlineData("notes.txt", "http://localhost:18789/?token=$TOKEN")]
    [InlineData("docs/guide.md", "http://localhost:18789/?token=$TOKEN")]
    public void The_name_alone_a_fragment_and_other_files_are_not(string name, string line) => Expect($"-- {name} --\n{line}\n");
}
