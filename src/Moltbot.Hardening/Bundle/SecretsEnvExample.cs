using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle;

/// <summary>The example of the file that holds a deployment's secrets: names, no values, nothing that compose and a shell read differently.</summary>
internal static class SecretsEnvExample
{
    public const string FileName = "secrets.env.example";

    public const string FirstLine = "# Emitted by Moltbot.Hardening";

    /// <summary>Providers' own names, as every gateway reads them (Google's is GEMINI_API_KEY).</summary>
    private static readonly ImmutableArray<string> Providers = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY"];

    /// <param name="token">How the gateway gets its token, and whose gateway it is.</param>
    /// <param name="hasToken">False where a proxy signs people in.</param>
    /// <param name="channels">Keys below <c>channels</c>; WhatsApp needs no secret here, it is linked by a QR code.</param>
    /// <param name="others">Further names that the deployment's compose files ask the host for.</param>
    public static string Write(TokenDelivery token, bool hasToken, IEnumerable<string> channels, IEnumerable<string> others)
    {
        ArgumentNullException.ThrowIfNull(token);
        var product = token.Product;
        var tokens = Tokens(channels);
        var known = Providers.AddRange(tokens).Add(product.TokenVariable).Add(token.FileVariable);
        var text = new StringBuilder();
        text.Append(FirstLine).Append(" for ").Append(product.Name).Append(". Do not edit: build again.\n");
        text.Append("# Copy it to secrets.env outside the repository, set its mode to 600, and fill it in:\n");
        text.Append("#   docker compose -f … --env-file secrets.env up -d\n");
        text.Append("# A line is NAME=value: no word before the name, no quotes, no commands. What is not used stays empty.\n");
        if (hasToken)
        {
            Token(text, token);
        }

        Section(text, "Keys of model providers, at least one", Providers);
        Section(text, "Tokens of channels", tokens);
        Section(text, "What the compose files ask for besides", [.. others.Except(known).Order(StringComparer.Ordinal)]);
        return text.ToString();
    }

    /// <summary>The names besides the gateway's token that the file holds for a gateway with these channels: what the override hands on.</summary>
    public static ImmutableArray<string> Supplied(IEnumerable<string> channels) => [.. Providers, .. Tokens(channels)];

    private static ImmutableArray<string> Tokens(IEnumerable<string> channels) =>
        [.. channels.Distinct().Order(StringComparer.Ordinal).SelectMany(OfChannel)];

    private static string[] OfChannel(string name) => name switch
    {
        "telegram" => ["TELEGRAM_BOT_TOKEN"],
        "discord" => ["DISCORD_BOT_TOKEN"],
        "slack" => ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
        _ => [],
    };

    private static void Token(StringBuilder text, TokenDelivery token)
    {
        switch (token.Kind)
        {
            case SecretsKind.Env:
                Section(text, "The gateway's token; openssl rand -hex 32 makes one", [token.Product.TokenVariable]);
                break;
            case SecretsKind.DockerSecret:
                Section(text, "The file on the host that holds the gateway's token alone: the gateway's user's (1000), mode 400", [token.FileVariable]);
                break;
            default:
                text.Append("\n# The gateway's token is not here: ").Append(token.Place).Append('\n');
                break;
        }
    }

    private static void Section(StringBuilder text, string comment, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
        {
            return;
        }

        text.Append('\n').Append("# ").Append(comment).Append('\n');
        foreach (var name in names)
        {
            text.Append(name).Append("=\n");
        }
    }
}
