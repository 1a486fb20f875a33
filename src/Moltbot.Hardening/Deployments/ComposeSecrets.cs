using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds the secrets that are written in a service: in its environment, labels, build arguments, command and healthcheck.</summary>
internal static partial class ComposeSecrets
{
    public static IEnumerable<ComposeSecret> Of(ServiceSet set, Service service)
    {
        var envFiles = set.Compose.Inputs.Where(static input => input.IsEnvironment).Select(static input => input.Read.File.Path).ToImmutableHashSet();
        return Named(service, "environment")
            .Concat(Named(service, "labels"))
            .Concat(Named(service, "build/args"))
            .Concat(Words(service, "command"))
            .Concat(Words(service, "entrypoint"))
            .Concat(Words(service, "healthcheck/test"))
            .Where(candidate => IsWrittenHere(candidate.Value, envFiles))
            .Select(candidate => Judge(service, candidate))
            .OfType<ComposeSecret>();
    }

    private static IEnumerable<Candidate> Named(Service service, string path) => At(service, path) is ComposeMapping mapping
        ? mapping.Entries.Where(static entry => entry.Value is ComposeScalar).Select(entry => new Candidate($"{path}/{entry.Key}", entry.Key, (ComposeScalar)entry.Value))
        : [];

    /// <summary>Words of a command: <c>--token X</c> and <c>--token=X</c> are named by their option, the rest has no name.</summary>
    private static IEnumerable<Candidate> Words(Service service, string path)
    {
        var name = "";
        foreach (var word in At(service, path) is ComposeSequence list ? list.Items.OfType<ComposeScalar>() : [])
        {
            var option = Option().Match(word.Text);
            var isPair = option.Groups["value"].Success;
            yield return isPair
                ? new Candidate(path, option.Groups["name"].Value, word with { Text = option.Groups["value"].Value })
                : new Candidate(path, option.Success ? "" : name, word);
            name = option.Success && !isPair ? option.Groups["name"].Value : "";
        }
    }

    private static ComposeNode? At(Service service, string path) =>
        path.Split('/').Aggregate((ComposeNode?)service.Model, static (node, key) => (node as ComposeMapping)?[key]);

    /// <summary>In the compose file itself, not in an env file, and not only referred to.</summary>
    private static bool IsWrittenHere(ComposeScalar value, ImmutableHashSet<string> envFiles)
    {
        if (value.Value is not (string or long) || value.IsHole || value.Text.Length == 0
            || envFiles.Contains(value.Origin.At.File.Path) || value.Origin.Via.Any(via => envFiles.Contains(via.At.File.Path)))
        {
            return false;
        }

        var written = value.Origin.At.Slice;
        return !written.Contains('$', StringComparison.Ordinal) || Default().IsMatch(written) || SecretShapes.KindOf(value.Text) is not null;
    }

    private static ComposeSecret? Judge(Service service, Candidate candidate)
    {
        var text = candidate.Value.Text;
        var variable = Variable(candidate.Name, service);
        if (SecretShapes.KindOf(text) is { } kind)
        {
            return new ComposeSecret(service, candidate.Path, candidate.Value, variable, kind, IsPlaceholder: false);
        }

        if (!SecretNames.IsSecret(candidate.Name) || IsNoSecret(candidate.Name, text))
        {
            return null;
        }

        return new ComposeSecret(service, candidate.Path, candidate.Value, variable, "a secret", PublishedPlaceholders.Contains(text));
    }

    /// <summary>Switches, numbers, paths and plain addresses stand under such names too.</summary>
    private static bool IsNoSecret(string name, string text) =>
        NoSecret().IsMatch(text)
        || (name.EndsWith("AUTH", StringComparison.OrdinalIgnoreCase) && (text.Length < 12 || text.Contains(' ', StringComparison.Ordinal)));

    private static string Variable(string name, Service service)
    {
        var words = NoWord().Replace(name.Split('.', '/')[^1], "_").Trim('_').ToUpperInvariant();
        return words.Length == 0 ? "SECRET" : words is "TOKEN" or "PASSWORD" && service.IsGateway ? $"{(service.Product ?? Product.Moltbot).GatewayPrefix}_GATEWAY_{words}" : words;
    }

    private sealed record Candidate(string Path, string Name, ComposeScalar Value);

    [GeneratedRegex(@"^--?(?<name>[A-Za-z][A-Za-z0-9-]*)(?:=(?<value>.+))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Option();

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*:?-[^}$]")]
    private static partial Regex Default();

    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|none|null|[0-9]{1,3}|\*|[./~][^\s]*/[^\s]*|[A-Za-z]:\\.*|https?://[^\s@]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoSecret();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoWord();
}
