using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>The places of a service where secrets get written.</summary>
internal static class SecretCandidates
{
    private static readonly string[] Mappings = ["environment", "labels", "annotations", "deploy/labels", "build/args", "build/labels"];

    private static readonly string[] Commands = ["command", "entrypoint", "healthcheck/test"];

    public static IEnumerable<SecretCandidate> Of(Service service)
    {
        foreach (var path in Mappings)
        {
            foreach (var entry in At(service, path) is ComposeMapping mapping ? mapping.Entries : [])
            {
                if (entry.Value is ComposeScalar value)
                {
                    // A label is called by its last word: in 'routers.auth.rule' the word 'auth' is a router's name.
                    yield return new SecretCandidate($"{path}/{entry.Key}", path.EndsWith("labels", StringComparison.Ordinal) ? entry.Key.Split('.')[^1] : entry.Key, value);
                }
            }
        }

        foreach (var path in Commands)
        {
            foreach (var word in Words(service, path))
            {
                yield return word;
            }
        }
    }

    /// <summary>Words of a command: <c>--token X</c> and <c>--token=X</c> are named by their option, the rest has no name.</summary>
    private static IEnumerable<SecretCandidate> Words(Service service, string path)
    {
        var name = "";
        foreach (var item in At(service, path) is ComposeSequence list ? list.Items : [])
        {
            foreach (var (word, isScript) in item is ComposeScalar scalar ? Parts(scalar) : [])
            {
                var (option, value) = Option(word.Text);
                var candidate = value is null ? new SecretCandidate(path, option is null ? name : "", word) : new SecretCandidate(path, option ?? "", word with { Text = value });
                yield return candidate with { IsWord = true, IsScript = isScript };
                name = value is null ? option ?? "" : "";
            }
        }
    }

    /// <summary>A word, or the words of a script (<c>sh -c "gateway --token X"</c>) as they are written.</summary>
    private static IEnumerable<Part> Parts(ComposeScalar word)
    {
        yield return new Part(word, IsScript: false);
        foreach (var part in word.Text.Any(char.IsWhiteSpace) ? word.Origin.At.Slice.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [])
        {
            yield return new Part(word with { Value = part, Text = part.Trim('"', '\'', '\\', ';') }, IsScript: true);
        }
    }

    /// <summary>The name of <c>--name</c>, <c>-n</c> or <c>--name=value</c>, and the value where it stands there.</summary>
    private static (string? Name, string? Value) Option(string word)
    {
        var start = word.StartsWith("--", StringComparison.Ordinal) ? 2 : word.StartsWith('-') ? 1 : 0;
        var end = start;
        while (end < word.Length && (char.IsAsciiLetterOrDigit(word[end]) || word[end] == '-'))
        {
            end++;
        }

        var isName = start > 0 && end > start && char.IsAsciiLetter(word[start]);
        return !isName ? (null, null)
            : end == word.Length ? (word[start..], null)
            : word[end] == '=' ? (word[start..end], word[(end + 1)..])
            : (null, null);
    }

    private static ComposeNode? At(Service service, string path)
    {
        ComposeNode? node = service.Model;
        foreach (var key in path.Split('/'))
        {
            node = (node as ComposeMapping)?[key];
        }

        return node;
    }

    private sealed record Part(ComposeScalar Word, bool IsScript);
}
