using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Ignore;

/// <summary>A pattern of a .dockerignore (moby/patternmatcher): Go's <c>filepath.Match</c> and <c>**</c>.</summary>
internal sealed class PathGlob
{
    private readonly ImmutableArray<GlobPart> parts;

    private PathGlob(string text, ImmutableArray<GlobPart> parts)
    {
        Text = text;
        this.parts = parts;
    }

    public string Text { get; }

    /// <returns>Null where Go refuses the pattern.</returns>
    public static PathGlob? Parse(string pattern)
    {
        var runes = pattern.EnumerateRunes().ToArray();
        var parts = ImmutableArray.CreateBuilder<GlobPart>();
        for (var at = 0; at < runes.Length;)
        {
            var part = GlobPart.Read(runes, at, out var next);
            if (part is null)
            {
                return null;
            }

            parts.Add(part);
            at = next;
        }

        return new PathGlob(pattern, parts.ToImmutable());
    }

    /// <summary>Whether it matches the whole path.</summary>
    /// <param name="path">Cleaned, with <c>/</c>.</param>
    public bool Matches(string path)
    {
        var runes = path.EnumerateRunes().ToArray();

        // reached[i]: the parts so far can take the first i runes.
        var reached = new bool[runes.Length + 1];
        reached[0] = true;
        foreach (var part in parts)
        {
            reached = part.Step(runes, reached);
        }

        return reached[^1];
    }

    public override string ToString() => Text;
}
