using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds secrets by their shape in whole texts, comments too; what another rule tells at its own place is left to it.</summary>
internal static class TextSecrets
{
    private const int ShownOfASecret = 4;

    /// <summary>A shorter password in an address is as likely a word of an example.</summary>
    private const int LeastPassword = 8;

    private static readonly string[] JudgedInstructions = ["ENV", "ARG", "LABEL", "RUN", "COPY", "ADD"];

    public static IEnumerable<TextSecret> Of(Deployment deployment)
    {
        var told = Told(deployment).ToLookup(static at => at.File.FullPath, static at => at.Span);
        foreach (var graded in deployment.Files.Concat(deployment.Beside))
        {
            var isExample = graded.Kind == FilesBeside.EnvExample || (graded.Kind == "env" && SecretFileNames.IsExample(Path.GetFileName(graded.File.Path)));
            if (!isExample && graded.Kind is "env" or FilesBeside.Document)
            {
                continue;
            }

            foreach (var secret in InText(graded.File).Concat(isExample ? InExample(graded.File) : []))
            {
                if (!told[graded.File.FullPath].Any(span => span.Offset < secret.At.Span.End && secret.At.Span.Offset < span.End))
                {
                    yield return secret;
                }
            }
        }
    }

    private static IEnumerable<TextSecret> InText(SourceFile file)
    {
        for (var match = SecretShapes.Find(file.Text); match is { } secret; match = SecretShapes.Find(file.Text, secret.End))
        {
            var text = file.Text.Substring(secret.Offset, secret.Length);
            if (!secret.IsPassword || IsChosenWell(text))
            {
                yield return new TextSecret(file.At(new TextSpan(secret.Offset, secret.Length)), secret.Kind, secret.IsPassword ? "" : text[..ShownOfASecret]);
            }
        }
    }

    private static bool IsChosenWell(string password) =>
        password.Length >= LeastPassword && password.Any(char.IsAsciiDigit) && password.Any(char.IsAsciiLetter) && !PublishedPlaceholders.Contains(password);

    /// <summary>In an example of an env file a value that a generator made is one that somebody uses, whatever shape it has.</summary>
    private static IEnumerable<TextSecret> InExample(SourceFile file) =>
        from entry in EnvReader.Read(file).Entries
        where entry.Value is { Length: > 0 } value && SecretShapes.KindOf(value) is null && SecretFileContent.IsSecret(entry.Key, value)
            && SecretStrength.Judge(value) is null && SecretRandomness.IsLikely(value) && SecretRandomness.Kinds(value) > 1 && !value.Any(char.IsWhiteSpace)
        select new TextSecret(entry.ValueAt, "a secret", "");

    private static IEnumerable<SourceLocation> Told(Deployment deployment) =>
        deployment.Services.SelectMany(static each => ComposeSecrets.Of(each.Set, each.Service)).Select(static secret => secret.Value.Origin.At)
            .Concat(deployment.Sets.SelectMany(ComposeSecrets.Replaced).Select(static secret => secret.Value.Origin.At))
            .Concat(deployment.Configs.SelectMany(static config => config.LiteralSecrets.Concat(config.ReplacedSecrets)).Select(static secret => secret.At))
            .Concat(deployment.Configs.SelectMany(static config => config.ReplacedBy(config["hooks", "token"]).Prepend(config["hooks", "token"])).Where(static token => token.Text is not null).Select(static token => token.At))
            .Concat(deployment.Stages.SelectMany(static stage => stage.Dockerfile.Instructions).Where(static instruction => JudgedInstructions.Contains(instruction.Keyword))
                .Select(static instruction => instruction.At.File.Passage?.Outside(instruction.At) ?? instruction.At));
}
