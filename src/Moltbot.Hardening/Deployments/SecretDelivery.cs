using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Deployments;

/// <summary>Follows secrets from the env files through compose to the gateway and its configuration.</summary>
/// <remarks>Any mention outside a comment counts as use: how a script or an image passes a variable on is not followed.</remarks>
internal static class SecretDelivery
{
    public static IEnumerable<UndeliveredSecret> Gaps(Deployment deployment) => deployment.Sets.Any(static set => set.HasGateway)
        ? WithoutReceiver(deployment).Concat(WithoutEntry(deployment)).Concat(WithoutDelivery(deployment))
        : [];

    private static IEnumerable<UndeliveredSecret> WithoutReceiver(Deployment deployment)
    {
        // An env file that is not here brings the whole of it, and an example may be that file's.
        if (deployment.Services.Any(static each => each.Service.HasUnreadEnvFile))
        {
            return [];
        }

        var taken = deployment.Services.SelectMany(static each => each.Service.Environment).Select(static entry => entry.Value.Origin.At.File.FullPath).ToHashSet(StringComparer.Ordinal);
        var texts = deployment.Files.Where(static file => file.Kind != "env").Select(static file => WithoutComments(file.File.Text)).ToArray();
        return from file in deployment.EnvFiles
               where !taken.Contains(file.File.FullPath)
               from entry in file.Entries
               where SecretNames.IsSecret(entry.Key) && (entry.Value is { Length: > 0 } || IsSecretsFile(file.File)) && !Array.Exists(texts, text => Mentions(text, entry.Key))
               group entry by entry.Key into same
               select new UndeliveredSecret(same.First().KeyAt, same.Key, SecretLack.Receiver, null);
    }

    private static IEnumerable<UndeliveredSecret> WithoutEntry(Deployment deployment)
    {
        var envFiles = deployment.EnvFiles.ToArray();
        return !envFiles.Any(static file => IsSecretsFile(file.File)) ? []
            : from file in deployment.Files
              where file.Kind == "compose"
              from reference in Required(file.File)
              where SecretNames.IsSecret(reference.Name) && !Array.Exists(envFiles, env => Mentions(env.File.Text, reference.Name))
                && !deployment.Sets.Any(set => set.Request.Environment.ContainsKey(reference.Name))
              group reference by reference.Name into same
              select new UndeliveredSecret(same.First().At, same.Key, SecretLack.Entry, null);
    }

    private static IEnumerable<UndeliveredSecret> WithoutDelivery(Deployment deployment) =>
        from each in deployment.Services
        where each.Service is { IsGateway: true, HasUnreadEnvFile: false, Configs.IsEmpty: false }
        let config = each.Service.Configs[0]
        let own = each.Service.VariablesInUse.Select(static variable => variable.Name).ToHashSet(StringComparer.Ordinal)
        from reference in config.Root is { } root ? References(root) : []
        where SecretNames.IsSecret(reference.Name) && !own.Contains(reference.Name)
        group (reference, each.Service) by (reference.At, reference.Name) into same
        select new UndeliveredSecret(same.Key.At, same.Key.Name, SecretLack.Delivery, same.First().Service.Name);

    private static bool IsSecretsFile(SourceFile file) => Path.GetFileName(file.Path).StartsWith("secrets.env", StringComparison.Ordinal);

    /// <summary>Each <c>${NAME:?…}</c> and <c>${NAME?…}</c> outside comments.</summary>
    private static IEnumerable<(string Name, SourceLocation At)> Required(SourceFile file)
    {
        var text = WithoutComments(file.Text);
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var end = at + 2;
            while (end < text.Length && IsWord(text[end]))
            {
                end++;
            }

            var sign = end < text.Length && text[end] == ':' ? end + 1 : end;
            if (end > at + 2 && sign < text.Length && text[sign] == '?')
            {
                yield return (text[(at + 2)..end], file.At(TextSpan.Between(at + 2, end)));
            }
        }
    }

    /// <summary>The variables that a configuration refers to, at the values that do.</summary>
    private static IEnumerable<(string Name, SourceLocation At)> References(Node node) => node switch
    {
        MappingNode secret when secret["source"] is ScalarNode { Value: "env" } && secret["id"] is ScalarNode id => [(id.Value, id.At)],
        MappingNode mapping => mapping.Entries.SelectMany(static entry => References(entry.Value)),
        SequenceNode list => list.Items.SelectMany(References),
        ScalarNode { Style: not ScalarStyle.Plain and not ScalarStyle.Hole } text => EnvReferences.Names(text.Value).Select(name => (name, text.At)),
        _ => [],
    };

    /// <summary>The text with lines that are all comment blanked out, so that offsets stay.</summary>
    private static string WithoutComments(string text) => string.Join('\n', text.Split('\n').Select(static line => line.AsSpan().TrimStart().StartsWith("#") || line.AsSpan().TrimStart().StartsWith("//") ? new string(' ', line.Length) : line));

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsWord(text[at - 1])) && (at + name.Length == text.Length || !IsWord(text[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_';
}
