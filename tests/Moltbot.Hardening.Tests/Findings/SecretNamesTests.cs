using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Findings;

public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("TOKEN")]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN")]
    [InlineData("gatewayToken")]
    [InlineData("db.password")]
    [InlineData("MYSQL_PASSWD")]
    [InlineData("OPENAI_API_KEY")]
    [InlineData("apiKey")]
    [InlineData("APIKEY")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("private-key")]
    [InlineData("SESSION_KEY")]
    [InlineData("CLAUDE_WEB_COOKIE")]
    [InlineData("GOOGLE_CREDENTIALS")]
    [InlineData("BASIC_AUTH")]
    [InlineData("DBPassword")]
    [InlineData("api2token")]
    public void A_name_with_a_word_for_a_secret_is_one(string name) => Assert.True(SecretNames.IsSecret(name));

    [Theory]
    [InlineData("PUBLIC_KEY")]
    [InlineData("DB_PASSWORD_FILE")]
    [InlineData("MAX_TOKENS")]
    [InlineData("tokens")]
    [InlineData("AUTHOR")]
    [InlineData("KEYBOARD")]
    [InlineData("SECRETARY")]
    [InlineData("TOKEN_TTL")]
    [InlineData("AUTH_MODE")]
    [InlineData("AUTH_OPTIONS")]
    [InlineData("_")]
    [InlineData("")]
    public void A_name_that_only_looks_like_it_is_none(string name) => Assert.False(SecretNames.IsSecret(name));
}
