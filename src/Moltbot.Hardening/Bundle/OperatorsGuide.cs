using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle;

/// <summary><c>OPERATORS.md</c>: how this very bundle is operated. It speaks of the scripts that are emitted with it and of no other.</summary>
internal static class OperatorsGuide
{
    public const string FileName = "OPERATORS.md";

    /// <param name="bases">The project without what is emitted: whose files the override stands behind.</param>
    /// <param name="product">Whose gateway it is.</param>
    /// <param name="overrides">The emitted override of each set that has one, relative to the bundle.</param>
    /// <param name="files">What is emitted besides.</param>
    public static OutputFile Write(Deployment bases, Product product, IReadOnlyDictionary<string, string> overrides, IEnumerable<OutputFile> files)
    {
        var settings = bases.Settings;
        var paths = files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        var facts = paths.Append("product:" + product.Name).Append("topology:" + Word(settings.Topology)).Append(Auth(settings)).ToHashSet(StringComparer.Ordinal);
        var tokenFile = TokenFile(settings);
        if (tokenFile is null)
        {
            // They work with a token that the operator holds.
            facts.ExceptWith(["scripts/rotate-gateway-token.sh", "scripts/start-moltbot.sh"]);
        }
        else if (settings.Secrets != SecretsKind.DockerSecret)
        {
            // A docker secret's place is one of the container's.
            facts.Add("cli");
        }

        var gateway = bases.Sets.SelectMany(static set => set.Gateways).FirstOrDefault();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["product"] = product.Name,
            ["topology"] = Word(settings.Topology),
            ["state"] = product.StateDirectories[0],
            ["token"] = product.TokenVariable,
            ["token-file"] = tokenFile ?? "",
            ["secret"] = new TokenDelivery(settings.Secrets, product).SecretName,
            ["config"] = product.ConfigFile,
            ["port"] = settings.GatewayPort.ToString(CultureInfo.InvariantCulture),
            ["bind"] = settings.Topology == Topology.Published ? "`lan`, inside its container" : "`loopback`",
            ["auth"] = settings.TrustedProxy is null ? "a token that no file of the repository holds" : "the proxy that signs people in, by its address",
            ["service"] = ShellText.Word(gateway?.Name ?? product.Name + "-gateway"),
            ["cli"] = string.Join(' ', Cli(gateway, product).Select(ShellText.Word)),
            ["files"] = bases.Sets.IsEmpty ? "" : Files(bases, bases.Sets[0], overrides),
            ["sets"] = Sets(bases, overrides),
        };
        return new OutputFile(FileName, GuideTemplate.Fill(BundleTexts.Read(FileName), facts.Contains, values));
    }

    private static string Word(Topology topology) => topology.ToString().ToLowerInvariant();

    private static string Auth(Settings settings) =>
        settings.TrustedProxy is not null ? "proxy" : "secrets:" + SecretsKinds.WordOf(settings.Secrets);

    /// <summary>The scripts' option for where the token stands, with a blank before it: none where it is in the secrets file; null where the operator has none.</summary>
    private static string? TokenFile(Settings settings) => Auth(settings) switch
    {
        "secrets:env" => "",
        "secrets:file" => " --token-file \"$STATE/secrets/gateway-token\"",
        "secrets:docker-secret" => " --token-file \"$TOKEN_FILE\"",
        _ => null,
    };

    /// <summary>What starts the program in its container: the words before the subcommand; where they are not plain, its name.</summary>
    private static IEnumerable<string> Cli(Service? gateway, Product product)
    {
        ImmutableArray<ComposeScalar> words = gateway is null ? [] : gateway.Command.CommandInUse;
        var before = words.TakeWhile(static word => word.Text != "gateway").ToArray();
        return before.Length > 0 && before.Length < words.Length && gateway?.Command.EntrypointInUse.IsEmpty == true
            && before.All(static word => !word.IsHole && word.Text.All(static sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '.' or '_' or '-')) && before[0].Text == "node"
            ? before.Select(static word => word.Text)
            : [product.Name];
    }

    /// <summary>A function that calls compose with a set's own files, so that no command below forgets one.</summary>
    private static string Sets(Deployment bases, IReadOnlyDictionary<string, string> overrides)
    {
        if (bases.Sets.IsEmpty)
        {
            return "This bundle was made without a compose file: give `docker compose` yours, and read `gateway` below as `docker compose` with your files.\n";
        }

        var text = new StringBuilder(bases.Sets.Length == 1
            ? "`gateway` stands for docker compose with all of this deployment's files, from whatever folder you call it:\n"
            : "A function stands for docker compose with all files of a set, from whatever folder you call it. Below, `gateway` is the first; take the one of your set in its place:\n");
        text.Append("\n```sh run\n");
        for (var i = 0; i < bases.Sets.Length; i++)
        {
            var name = i == 0 ? "gateway" : "gateway_" + (i + 1).ToString(CultureInfo.InvariantCulture);
            if (bases.Sets.Length > 1)
            {
                text.Append("# set ").Append(Findings.Quote.Plain(bases.Sets[i].Name)).Append('\n');
            }

            text.Append(name).Append("() { (cd \"$PROJECT\" && docker compose").Append(Files(bases, bases.Sets[i], overrides)).Append(" --env-file \"$STATE/secrets.env\" \"$@\"); }\n");
        }

        return text.Append("```\n").ToString();
    }

    private static string Files(Deployment bases, ServiceSet set, IReadOnlyDictionary<string, string> overrides)
    {
        var own = SetFiles.Compose(bases, set).Select(static file => " -f " + ShellText.Word(file));
        ImmutableArray<string> emitted = overrides.TryGetValue(set.Name, out var path) ? [$" -f \"$BUNDLE\"/{ShellText.Word(path)}"] : [];
        return string.Concat(own.Concat(emitted).Concat(SetFiles.Env(bases, set).Select(static file => " --env-file " + ShellText.Word(file))));
    }
}
