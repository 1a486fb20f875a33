using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>An image's name, taken apart as docker takes it.</summary>
/// <remarks>distribution/reference: <c>node</c> is <c>docker.io/library/node</c>; a first part with a dot, a colon or an upper-case letter, or <c>localhost</c>, is the registry.</remarks>
/// <param name="Repository">With registry: <c>docker.io/library/node</c>.</param>
/// <param name="Tag">Null where none is written.</param>
/// <param name="Digest">Such as <c>sha256:…</c>; null where none is written.</param>
internal sealed partial record ImageReference(string Repository, string? Tag, string? Digest)
{
    private const int LongestName = 255;

    /// <returns>Null where docker refuses the name.</returns>
    public static ImageReference? Parse(string text)
    {
        var match = text.Length > 1024 || Identifier().IsMatch(text) ? Match.Empty : Whole().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (registry, path) = Registry(match.Groups["name"].Value);
        return path.Length + registry.Length + 1 <= LongestName && Path().IsMatch(path) && Host().IsMatch(registry)
            ? new ImageReference($"{registry}/{path}", Text(match.Groups["tag"]), Text(match.Groups["digest"]))
            : null;
    }

    private static (string Registry, string Path) Registry(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var hasRegistry = slash >= 0 && (first.AsSpan().ContainsAny('.', ':') || first == "localhost" || first.Any(char.IsAsciiLetterUpper));
        if (hasRegistry && first is not ("docker.io" or "index.docker.io"))
        {
            return (first, name[(slash + 1)..]);
        }

        var path = hasRegistry ? name[(slash + 1)..] : name;
        return ("docker.io", path.Contains('/', StringComparison.Ordinal) ? path : "library/" + path);
    }

    private static string? Text(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"^(?<name>[^@]+?)(:(?<tag>[A-Za-z0-9_][A-Za-z0-9_.\-]{0,127}))?(@(?<digest>[A-Za-z][A-Za-z0-9]*([\-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Path();

    [GeneratedRegex(@"^(\[[0-9a-fA-F:]+\]|[a-zA-Z0-9]+(-+[a-zA-Z0-9]+)*(\.[a-zA-Z0-9]+(-+[a-zA-Z0-9]+)*)*)(:[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    // Docker takes 64 hexadecimal digits for an image's id, not for a name.
    [GeneratedRegex(@"^[a-f0-9]{64}\z")]
    private static partial Regex Identifier();
}
