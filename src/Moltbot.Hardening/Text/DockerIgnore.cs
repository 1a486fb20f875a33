using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Ignore;

namespace Moltbot.Hardening.Text;

/// <summary>A .dockerignore: what a builder leaves out of the context.</summary>
/// <remarks>docs.docker.com, "Build context": one pattern a line, the last that matches decides. It is not what .gitignore does.</remarks>
/// <param name="File">Where it stands.</param>
/// <param name="Patterns">In order.</param>
/// <param name="Problems">Patterns that the builder refuses, and with them the build.</param>
internal sealed record DockerIgnore(SourceFile File, ImmutableArray<DockerIgnorePattern> Patterns, ImmutableArray<Problem> Problems)
{
    public static DockerIgnore Read(SourceFile file)
    {
        var patterns = ImmutableArray.CreateBuilder<DockerIgnorePattern>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        for (var start = 0; start < file.Text.Length;)
        {
            var end = file.Text.IndexOf('\n', start) is >= 0 and var found ? found : file.Text.Length;
            Read(file, TextSpan.Between(start, end), patterns, problems);
            start = end + 1;
        }

        return new DockerIgnore(file, patterns.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Whether the builder leaves a path out.</summary>
    /// <param name="path">From the context's folder, with <c>/</c>.</param>
    public bool Excludes(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var hits = new bool[Patterns.Length];
        var isOut = false;
        var here = "";

        // Folder by folder, as the builder walks: what hit a folder hits all in it.
        foreach (var segment in segments)
        {
            here = here.Length == 0 ? segment : here + "/" + segment;
            isOut = false;
            for (var i = 0; i < hits.Length; i++)
            {
                // A pattern that would change nothing is not asked.
                hits[i] = hits[i] || (Patterns[i].Includes == isOut && Patterns[i].Glob.Matches(here));
                isOut = hits[i] ? !Patterns[i].Includes : isOut;
            }
        }

        return isOut;
    }

    private static void Read(SourceFile file, TextSpan line, ImmutableArray<DockerIgnorePattern>.Builder patterns, ImmutableArray<Problem>.Builder problems)
    {
        var text = file.Slice(line);
        var pattern = text.Trim();
        if (text.StartsWith('#') || pattern.Length == 0)
        {
            return;
        }

        var at = file.At(new TextSpan(line.Offset + text.IndexOf(pattern, StringComparison.Ordinal), pattern.Length));
        var includes = pattern[0] == '!';
        var cleaned = GlobPath.Clean(includes ? pattern[1..].Trim() : pattern);
        cleaned = cleaned.Length > 1 && cleaned[0] == '/' ? cleaned[1..] : cleaned;
        if (cleaned.Length == 0)
        {
            problems.Add(new Problem(ProblemKind.Refused, at, "'!' alone brings nothing back, and the builder refuses it; write the path behind it"));
        }
        else if (PathGlob.Parse(cleaned) is { } glob)
        {
            patterns.Add(new DockerIgnorePattern(glob, includes, at));
        }
        else
        {
            problems.Add(new Problem(ProblemKind.Refused, at, $"{Quote.Value(pattern)} is no pattern that the builder takes: a '[' without its ']', or a '\\' at its end; close it, or write a '\\' before it"));
        }
    }
}
