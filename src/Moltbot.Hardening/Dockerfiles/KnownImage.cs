using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A line of <c>image-users.txt</c>.</summary>
/// <param name="Repository">With registry; <c>*</c> stands for anything but <c>/</c>.</param>
/// <param name="Tag">A pattern, or null for every tag.</param>
/// <param name="User"><c>""</c> is root.</param>
/// <param name="Environment">Variables of the image's ENV.</param>
internal sealed record KnownImage(string Repository, string? Tag, string User, ImmutableArray<KnownVariable> Environment)
{
    public static KnownImage Parse(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = fields[0].Split(':', 2);
        var environment = ImmutableArray.CreateBuilder<KnownVariable>();
        foreach (var field in fields.AsSpan(2))
        {
            var pair = field.Split('=', 2);
            environment.Add(new KnownVariable(pair[0], pair[1]));
        }

        return new KnownImage(name[0], name.Length > 1 ? name[1] : null, fields[1] == "-" ? "" : fields[1], environment.ToImmutable());
    }

    /// <summary>An image by digest alone has no tag that says which variant it is, so it matches only lines without a tag.</summary>
    public bool Matches(ImageReference image) => Fits(Repository, image.Repository)
        && (Tag is null || Fits(Tag, image.Tag ?? (image.Digest is null ? "latest" : "")));

    private static bool Fits(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return text == pattern;
        }

        var at = parts[0].Length;
        if (!text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal) || text.Length < at + parts[^1].Length)
        {
            return false;
        }

        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return !text[parts[0].Length..].Contains('/', StringComparison.Ordinal);
    }
}

/// <summary>A variable of an image's ENV.</summary>
internal sealed record KnownVariable(string Name, string Value);
