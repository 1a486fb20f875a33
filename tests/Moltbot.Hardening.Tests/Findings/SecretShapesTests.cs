using System.Globalization;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Findings;

/// <remarks>Every key is put together of parts (a space between them, taken out), so that no scanner of this repository takes it for a real one.</remarks>
public sealed class SecretShapesTests
{
    private const string Hex = "3f9c0a71be5d4826917e0cfa2b6d8e54";
    private const string Mixed = "q7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5Te0oWi";

    [Theory]
    [InlineData("an Anthropic key", "sk-ant- api03-" + Mixed + "-" + Mixed)]
    [InlineData("an Anthropic key", "sk-ant- oat01-" + Mixed)]
    [InlineData("an OpenRouter key", "sk-or- v1-" + Hex + Hex)]
    [InlineData("an OpenAI key", "sk- proj-" + Mixed + "_" + Mixed)]
    [InlineData("an API key of OpenAI's form", "sk- " + Mixed + "Ab3")]
    [InlineData("an API key of OpenAI's form", "sk- " + Hex)]
    [InlineData("a Google key", "AI zaSyB7q2Zt9Lw4XcRvBn8Ks1JdF6hGy3PmUa5")]
    [InlineData("an xAI key", "xai- " + Mixed + Mixed)]
    [InlineData("a Groq key", "gsk_ " + Mixed + "9aQ2wE7rT4yU1iO6")]
    [InlineData("a Hugging Face token", "hf_ qZtLwXcRvBnKsJdFhGyPmUaTeoWiQzTlWx")]
    [InlineData("an ElevenLabs key", "sk_ 3f9c0a71be5d4826917e0cfa2b6d8e543f9c0a71be5d4826")]
    [InlineData("a Brave Search key", "BSA q7Zt2Lw9XcR4vBn8Ks1JdF6hGy3P")]
    [InlineData("a Slack token", "xoxb- 2847561093847-5610938472651-" + "Zt2Lw9XcR4vBn8Ks1JdF6hGy")]
    [InlineData("a Slack token", "xapp- 1-A07Q2Z9LW4X-7261845930172-" + Hex + Hex)]
    [InlineData("a Telegram bot token", "728194 6053:AAHq7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5")]
    [InlineData("a Telegram bot token", "https://api.telegram.org/bot728194 6053:AAHq7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5/getMe")]
    [InlineData("a Discord bot token", "MTEwNzI4 MTk0NjA1MzcxMjg0MQ.GhT3xZ.q7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5Te0oWi")]
    [InlineData("a GitHub token", "github _pat_11AB7q2Zt9Lw4XcRvBn8Ks_1JdF6hGy3PmUa5Te0oWiq7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa")]
    [InlineData("a GitLab token", "glpat- q7Zt2Lw9XcR4vBn8Ks1J")]
    [InlineData("an AWS access key", "AK IAQ7ZT2LW5XCR4VBN6")]
    [InlineData("a Tailscale key", "tskey- auth-kQ7Zt2Lw9XcCNTRL-R4vBn8Ks1JdF6hGy3PmUa5Te0oWi")]
    [InlineData("a SendGrid key", "SG. q7Zt2Lw9XcR4vBn8Ks1JdF.6hGy3PmUa5Te0oWiq7Zt2Lw9XcR4vBn8Ks1JdF6hGy3")]
    [InlineData("a Twilio key", "SK " + Hex)]
    [InlineData("a Stripe key", "sk_ live_51Q7Zt2Lw9XcR4vBn8Ks1JdF6hGy")]
    [InlineData("an Azure client secret", "q7Z8 Q~t2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5Te0o")]
    [InlineData("an Azure account key", "DefaultEndpointsProtocol=https;AccountName=app;Account Key=q7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5Te0oWiq7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5Te0oWi==")]
    [InlineData("a signed token (JWT)", "eyJ hbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.q7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5Te0oWi")]
    [InlineData("a private key", "-----BEGIN OPENSSH PRIV ATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----")]
    [InlineData("a password in an address", "redis://:Tr0ub4 dor@cache:6379/0")]
    [InlineData("a password in a connection string", "Server=db;User Id=app;Pass word=Tr0ub4dor3;")]
    public void A_key_is_told_by_its_shape_and_hidden(string kind, string parts)
    {
        var text = $"before {parts.Replace(" ", "", StringComparison.Ordinal).Replace("UserId", "User Id", StringComparison.Ordinal).Replace("BEGINOPENSSHPRIVATEKEY", "BEGIN OPENSSH PRIVATE KEY", StringComparison.Ordinal).Replace("ENDOPENSSHPRIVATEKEY", "END OPENSSH PRIVATE KEY", StringComparison.Ordinal)} behind";

        var match = SecretShapes.Find(text);

        Assert.Equal(kind, match?.Kind);
        var secret = text.Substring(match?.Offset ?? 0, match?.Length ?? 0);
        Assert.DoesNotContain(secret, SecretShapes.Hide(text), StringComparison.Ordinal);
        Assert.EndsWith(" behind", SecretShapes.Hide(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task-list-of-a-disk-drive-with-many-words-1A")]
    [InlineData("risk-assessment-2026-Q4-final-version-XYZ-1")]
    [InlineData("sk-clawproxy-test-key")]
    [InlineData("${ANTHROPIC_API_KEY:?sk-ant- key is not set}")]
    [InlineData("sk-ant-your-api-key-goes-here-0123456789")]
    [InlineData("sk-ant-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("sk-ant-api03-...")]
    [InlineData("sk-proj-XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("AKIAQ7ZT2LW5XCR4VBN6X")]
    [InlineData("BSA_SOME_CONSTANT_OF_A_PROGRAM")]
    [InlineData("SKIPPED_TESTS_OF_THE_WHOLE_SUITE")]
    [InlineData("sha256:3f9c0a71be5d4826917e0cfa2b6d8e543f9c0a71be5d4826917e0cfa2b6d8e54")]
    [InlineData("12345678:some-image-name-of-35-characters-xx")]
    [InlineData("http://auth.example:8080/path@version")]
    [InlineData("postgres://app:${PW:?}@db/app")]
    [InlineData("postgres://app:<password>@db/app")]
    [InlineData("Server=db;Password=${PW:?};")]
    [InlineData("password=hunter22")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.q7Zt2Lw9XcR4vBn8Ks1JdF6hGy3PmUa5Te0oWi")]
    [InlineData("NODE_VERSION.OFPACK.MANAGER_WITH_A_VERY_LONG_CONSTANT_NAME_IN_IT")]
    [InlineData("~/.openclaw/openclaw.json")]
    [InlineData("a=b;c=d")]
    [InlineData("")]
    public void A_word_a_reference_or_an_example_is_none(string text) => Assert.Null(SecretShapes.KindOf(text));

    [Theory]
    [InlineData("ghp_")]
    [InlineData("gho_")]
    [InlineData("ghs_")]
    [InlineData("npm_")]
    public void A_token_with_a_checksum_is_one_only_where_that_is_right(string prefix)
    {
        // The body and checksum that GitHub's own announcement shows the form with.
        const string body = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17";

        Assert.NotNull(SecretShapes.KindOf(prefix + body));
        Assert.Null(SecretShapes.KindOf(prefix + body[..^1] + "8"));
        Assert.Null(SecretShapes.KindOf(prefix + "A" + body[1..]));
        Assert.Equal("***", SecretShapes.Hide(prefix + body[..^1] + "8"));
    }

    [Fact]
    public void Every_secret_of_a_text_is_hidden_and_nothing_else() => Assert.Equal(
        "a *** b postgres://app:***@db/x c ***",
        SecretShapes.Hide($"a sk-ant-{Mixed} b postgres://app:Tr0ub4dor3@db/x c xai-{Mixed}{Mixed}"));

    [Fact]
    public void Whatever_stands_in_a_text_it_is_read_to_its_end()
    {
        // The characters that the shapes begin with, in every order: no offset may run past the text.
        var random = new Random(20);
        const string alphabet = "-:=~Q8@/sk_antMyJeAIzaBEGIN. ;$\n123456789password";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => alphabet[random.Next(alphabet.Length)]));

            var hidden = SecretShapes.Hide(text);

            Assert.True(SecretShapes.Find(text) is null || hidden.Contains("***", StringComparison.Ordinal), string.Create(CultureInfo.InvariantCulture, $"{i}: {text}"));
        }
    }
}
