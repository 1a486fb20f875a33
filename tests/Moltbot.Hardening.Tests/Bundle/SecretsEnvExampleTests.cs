using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Tests.Bundle;

public sealed class SecretsEnvExampleTests
{
    [Fact]
    public void The_names_that_a_deployment_needs_stand_there_without_values() => Assert.Equal(
        """
        # Emitted by Moltbot.Hardening for moltbot. Do not edit: build again.
        # Copy it to secrets.env outside the repository, set its mode to 600, and fill it in:
        #   docker compose -f … --env-file secrets.env up -d
        # A line is NAME=value: no word before the name, no quotes, no commands. What is not used stays empty.

        # The gateway's token; openssl rand -hex 32 makes one
        CLAWDBOT_GATEWAY_TOKEN=

        # Keys of model providers, at least one
        ANTHROPIC_API_KEY=
        OPENAI_API_KEY=
        GEMINI_API_KEY=

        # Tokens of channels
        SLACK_BOT_TOKEN=
        SLACK_APP_TOKEN=
        TELEGRAM_BOT_TOKEN=

        # What the compose files ask for besides
        CLAWDBOT_CONFIG_DIR=

        """.ReplaceLineEndings("\n"),
        SecretsEnvExample.Write(new TokenDelivery(SecretsKind.Env, Product.Moltbot), hasToken: true, ["whatsapp", "telegram", "slack"], ["CLAWDBOT_CONFIG_DIR", "CLAWDBOT_GATEWAY_TOKEN"]));

    [Fact]
    public void Openclaw_has_its_own_name_for_the_token_and_what_is_not_needed_has_no_section()
    {
        var text = SecretsEnvExample.Write(new TokenDelivery(SecretsKind.Env, Product.Openclaw), hasToken: true, ["whatsapp"], []);

        Assert.Contains("\nOPENCLAW_GATEWAY_TOKEN=\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("channels", text, StringComparison.Ordinal);
        Assert.DoesNotContain("besides", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_is_empty_a_comment_or_a_name()
    {
        var text = SecretsEnvExample.Write(new TokenDelivery(SecretsKind.Env, Product.Clawdbot), hasToken: true, ["discord"], ["OTHER_NAME"]);

        Assert.All(text.Split('\n'), static line => Assert.Matches("^(#.*|[A-Z][A-Z0-9_]*=)?$", line));
    }

    [Fact]
    public void A_token_that_a_file_brings_is_no_variable()
    {
        var docker = Write(SecretsKind.DockerSecret, hasToken: true);
        Assert.Contains("\nOPENCLAW_GATEWAY_TOKEN_FILE=\n", docker, StringComparison.Ordinal);
        Assert.DoesNotContain("\nOPENCLAW_GATEWAY_TOKEN=", docker, StringComparison.Ordinal);
        Assert.Contains("# The gateway's token is not here: it stands alone in secrets/gateway-token", Write(SecretsKind.File, hasToken: true), StringComparison.Ordinal);
        Assert.Contains("LoadCredential=openclaw_gateway_token:", Write(SecretsKind.SystemdCredential, hasToken: true), StringComparison.Ordinal);
        Assert.DoesNotContain("OPENCLAW_GATEWAY", Write(SecretsKind.Env, hasToken: false), StringComparison.Ordinal);
    }

    private static string Write(SecretsKind kind, bool hasToken) => SecretsEnvExample.Write(new TokenDelivery(kind, Product.Openclaw), hasToken, [], []);
}
