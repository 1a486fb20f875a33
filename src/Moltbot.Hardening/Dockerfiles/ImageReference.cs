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

    private const string DockerHub = "docker.io";

    /// <returns>Null where docker refuses the name.</returns>
    public static ImageReference? Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? null : text[(at + 1)..];
        var named = at < 0 ? text : text[..at];
        if (text.Length > 1024 || IsIdentifier(text) || (digest is not null && !DigestForm().IsMatch(digest)))
        {
            return null;
        }

        // A colon with a slash behind it stands before a registry's port.
        var colon = named.LastIndexOf(':');
        var tag = colon > 0 && IsTag(named.AsSpan(colon + 1)) ? named[(colon + 1)..] : null;
        var (registry, path) = Registry(tag is null ? named : named[..colon]);
        return path.Length + registry.Length + 1 <= LongestName && IsPath(path) && (registry == DockerHub || Host().IsMatch(registry))
            ? new ImageReference($"{registry}/{path}", tag, digest)
            : null;
    }

    // Docker takes 64 hexadecimal digits for an image's id, not for a name.
    private static bool IsIdentifier(string text)
    {
        foreach (var unit in text)
        {
            if (!char.IsAsciiHexDigitLower(unit))
            {
                return false;
            }
        }

        return text.Length == 64;
    }

    private static bool IsTag(ReadOnlySpan<char> tag)
    {
        foreach (var unit in tag)
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return tag.Length is > 0 and <= 128 && tag[0] is not ('.' or '-');
    }

    /// <summary>Small letters and digits; between them one dot, one or two underscores, any number of hyphens, or a slash.</summary>
    private static bool IsPath(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsAsciiLetterLower(path[i]) || char.IsAsciiDigit(path[i]))
            {
                continue;
            }

            var start = i;
            while (i + 1 < path.Length && path[i + 1] == path[start])
            {
                i++;
            }

            var most = path[start] switch { '-' => int.MaxValue, '_' => 2, '.' or '/' => 1, _ => 0 };
            var isBetween = start > 0 && i + 1 < path.Length && (char.IsAsciiLetterLower(path[i + 1]) || char.IsAsciiDigit(path[i + 1]));
            if (i - start + 1 > most || !isBetween)
            {
                return false;
            }
        }

        return path.Length > 0;
    }

    private static (string Registry, string Path) Registry(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var hasRegistry = slash >= 0 && (first.AsSpan().ContainsAny('.', ':') || first == "localhost" || first.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0);
        if (hasRegistry && first is not (DockerHub or "index.docker.io"))
        {
            return (first, name[(slash + 1)..]);
        }

        var path = hasRegistry ? name[(slash + 1)..] : name;
        return (DockerHub, path.Contains('/', StringComparison.Ordinal) ? path : "library/" + path);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*([\-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DigestForm();

    [GeneratedRegex(@"^(\[[0-9a-fA-F:]+\]|[a-zA-Z0-9]+(-+[a-zA-Z0-9]+)*(\.[a-zA-Z0-9]+(-+[a-zA-Z0-9]+)*)*)(:[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Host();
}
