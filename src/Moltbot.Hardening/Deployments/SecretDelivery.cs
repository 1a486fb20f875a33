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

        var taken = deployment.Services.SelectMany(static each => each.Service.Environment.Values).Select(static value => value.Origin.File.FullPath).ToHashSet(StringComparer.Ordinal);
        var texts = deployment.Files.Where(static file => file.Kind != "env").Select(static file => WithoutComments(file.File.Text)).ToArray();
        return WithoutReceiver(deployment, taken, texts).DistinctBy(static gap => gap.Variable);
    }

    private static IEnumerable<UndeliveredSecret> WithoutReceiver(Deployment deployment, HashSet<string> taken, string[] texts)
    {
        foreach (var file in deployment.EnvFiles)
        {
            if (taken.Contains(file.File.FullPath))
            {
                continue;
            }

            foreach (var entry in file.Entries)
            {
                if (SecretNames.IsSecret(entry.Key) && (entry.Value is { Length: > 0 } || IsSecretsFile(file.File)) && !Array.Exists(texts, text => Mentions(text, entry.Key)))
                {
                    yield return new UndeliveredSecret(entry.KeyAt, entry.Key, SecretLack.Receiver, null);
                }
            }
        }
    }

    private static IEnumerable<UndeliveredSecret> WithoutEntry(Deployment deployment)
    {
        var envFiles = deployment.EnvFiles.ToArray();
        return Array.Exists(envFiles, static file => IsSecretsFile(file.File)) ? WithoutEntry(deployment, envFiles).DistinctBy(static gap => gap.Variable) : [];
    }

    private static IEnumerable<UndeliveredSecret> WithoutEntry(Deployment deployment, EnvFile[] envFiles)
    {
        foreach (var file in deployment.Files)
        {
            foreach (var reference in file.Kind == "compose" ? Required(file.File) : [])
            {
                if (SecretNames.IsSecret(reference.Name) && !Array.Exists(envFiles, env => Mentions(env.File.Text, reference.Name))
                    && !deployment.Sets.Any(set => set.Request.Environment.ContainsKey(reference.Name)))
                {
                    yield return new UndeliveredSecret(reference.At, reference.Name, SecretLack.Entry, null);
                }
            }
        }
    }

    private static IEnumerable<UndeliveredSecret> WithoutDelivery(Deployment deployment)
    {
        var known = new HashSet<Reference>();
        foreach (var (_, service) in deployment.Services)
        {
            if (service is not { IsGateway: true, HasUnreadEnvFile: false, Configs: [{ Root: { } root }, ..] })
            {
                continue;
            }

            var own = service.VariablesInUse.Select(static variable => variable.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var reference in References(root))
            {
                if (SecretNames.IsSecret(reference.Name) && !own.Contains(reference.Name) && known.Add(reference))
                {
                    yield return new UndeliveredSecret(reference.At, reference.Name, SecretLack.Delivery, service.Name);
                }
            }
        }
    }

    private static bool IsSecretsFile(SourceFile file) => Path.GetFileName(file.Path).StartsWith("secrets.env", StringComparison.Ordinal);

    /// <summary>Each <c>${NAME:?…}</c> and <c>${NAME?…}</c> outside comments.</summary>
    private static IEnumerable<Reference> Required(SourceFile file)
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
                yield return new Reference(text[(at + 2)..end], file.At(TextSpan.Between(at + 2, end)));
            }
        }
    }

    /// <summary>The variables that a configuration refers to, at the values that do.</summary>
    private static IEnumerable<Reference> References(Node node) => node switch
    {
        MappingNode secret when secret["source"] is ScalarNode { Value: "env" } && secret["id"] is ScalarNode id => [new Reference(id.Value, id.At)],
        MappingNode mapping => mapping.Entries.SelectMany(static entry => References(entry.Value)),
        SequenceNode list => list.Items.SelectMany(References),
        ScalarNode { Style: not ScalarStyle.Plain and not ScalarStyle.Hole } text => EnvReferences.Names(text.Value).Select(name => new Reference(name, text.At)),
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

    private sealed record Reference(string Name, SourceLocation At);
}
