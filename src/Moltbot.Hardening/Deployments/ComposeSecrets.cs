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
            .Where(candidate => !envFiles.Contains(candidate.Value.Origin.At.File.Path))
            .Select(candidate => candidate with { Name = candidate.Path.StartsWith("labels/", StringComparison.Ordinal) ? candidate.Name.Split('.')[^1] : candidate.Name })
            .Select(candidate => Judge(service, candidate, Written(candidate, envFiles)))
            .OfType<ComposeSecret>();
    }

    private static IEnumerable<Candidate> Named(Service service, string path) => At(service, path) is ComposeMapping mapping
        ? mapping.Entries.Where(static entry => entry.Value is ComposeScalar).Select(entry => new Candidate($"{path}/{entry.Key}", entry.Key, (ComposeScalar)entry.Value))
        : [];

    /// <summary>Words of a command: <c>--token X</c> and <c>--token=X</c> are named by their option, the rest has no name.</summary>
    private static IEnumerable<Candidate> Words(Service service, string path)
    {
        var name = "";
        foreach (var (word, isScript) in At(service, path) is ComposeSequence list ? list.Items.OfType<ComposeScalar>().SelectMany(Parts) : [])
        {
            var option = Option().Match(word.Text);
            var isPair = option.Groups["value"].Success;
            var candidate = isPair
                ? new Candidate(path, option.Groups["name"].Value, word with { Text = option.Groups["value"].Value })
                : new Candidate(path, option.Success ? "" : name, word);
            yield return candidate with { IsWord = true, IsScript = isScript };
            name = option.Success && !isPair ? option.Groups["name"].Value : "";
        }
    }

    /// <summary>A word, or the words of a script (<c>sh -c "gateway --token X"</c>) as they are written.</summary>
    private static IEnumerable<(ComposeScalar Word, bool IsScript)> Parts(ComposeScalar word)
    {
        yield return (word, false);
        foreach (var part in word.Text.Any(char.IsWhiteSpace) ? Blank().Split(word.Origin.At.Slice) : [])
        {
            yield return (word with { Value = part, Text = part.Trim('"', '\'', '\\', ';') }, true);
        }
    }

    private static ComposeNode? At(Service service, string path) =>
        path.Split('/').Aggregate((ComposeNode?)service.Model, static (node, key) => (node as ComposeMapping)?[key]);

    /// <summary>What of a value stands in the compose file itself: not what an env file gives, and not a reference. Null where that is nothing.</summary>
    private static string? Written(Candidate candidate, ImmutableHashSet<string> envFiles)
    {
        var value = candidate.Value;
        if (candidate.IsScript)
        {
            return value.Text.AsSpan().ContainsAny('$', '`') && SecretShapes.KindOf(value.Text) is null ? null : value.Text;
        }

        var written = value.Origin.At.Slice;
        var isKnown = value.Value is string or long && !value.IsHole && value.Text.Length > 0 && !value.Origin.Via.Any(via => envFiles.Contains(via.At.File.Path));
        if (!written.Replace("$$", "", StringComparison.Ordinal).Contains('$', StringComparison.Ordinal))
        {
            return isKnown && !ShellVariable().IsMatch(value.Text) ? value.Text : null;
        }

        return isKnown && (Default().IsMatch(written) || SecretShapes.KindOf(value.Text) is not null) ? value.Text
            : SecretShapes.KindOf(written) is not null && !candidate.IsWord ? written
            : candidate.IsWord ? null
            : Alternative().Matches(written).Select(static match => match.Groups["text"].Value)
                .Concat(Reference().Split(written.Trim('"', '\'')))
                .FirstOrDefault(static part => Telling().IsMatch(part));
    }

    private static ComposeSecret? Judge(Service service, Candidate candidate, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

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
        || Hash().IsMatch(text)
        || (name.EndsWith("AUTH", StringComparison.OrdinalIgnoreCase) && (text.Length < 12 || text.Contains(' ', StringComparison.Ordinal)));

    private static string Variable(string name, Service service)
    {
        var words = NoWord().Replace(name.Split('.', '/')[^1], "_").Trim('_').ToUpperInvariant();
        return words.Length == 0 ? "SECRET" : words is "TOKEN" or "PASSWORD" && service.IsGateway ? $"{(service.Product ?? Product.Moltbot).GatewayPrefix}_GATEWAY_{words}" : words;
    }

    private sealed record Candidate(string Path, string Name, ComposeScalar Value)
    {
        /// <summary>A word of a command; its place may be that of the whole command.</summary>
        public bool IsWord { get; init; }

        /// <summary>A word of a shell's script, as written: a <c>$$</c> in it is the shell's reference.</summary>
        public bool IsScript { get; init; }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    /// <summary>A variable of the container, which its shell fills in.</summary>
    [GeneratedRegex(@"^(?:\S+ )?\$(?:[A-Za-z_][A-Za-z0-9_]*$|[{(])")]
    private static partial Regex ShellVariable();

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*:?\+(?<text>[^}$]+)\}")]
    private static partial Regex Alternative();

    [GeneratedRegex(@"\$(?!\$)(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Reference();

    /// <summary>A part of a value that is a secret by itself, and no word in front of one.</summary>
    [GeneratedRegex(@"^(?=\S*[0-9])(?=\S*[A-Za-z])[^\s/]{12,}$")]
    private static partial Regex Telling();

    [GeneratedRegex(@"^--?(?<name>[A-Za-z][A-Za-z0-9-]*)(?:=(?<value>.+))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Option();

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*:?-[^}$]")]
    private static partial Regex Default();

    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|none|null|[0-9]{1,3}|\*|[./~][^\s]*/[^\s]*|[A-Za-z]:\\.*|https?://[^\s@]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoSecret();

    /// <summary>A hash as crypt(3), htpasswd and Argon2 write it, with its user in front or not.</summary>
    [GeneratedRegex(@"^(?:[^:\s]*:)?\$(?:apr1|[1567y]|2[abxy]|argon2[a-z]*|scrypt|pbkdf2[a-z0-9-]*)\$")]
    private static partial Regex Hash();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoWord();
}
