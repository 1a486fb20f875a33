using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Git;

/// <summary>An ignore file as git reads it (gitignore(5)).</summary>
internal static class IgnoreFile
{
    public static ImmutableArray<IgnorePattern> Parse(ReadOnlySpan<byte> text)
    {
        var patterns = ImmutableArray.CreateBuilder<IgnorePattern>();
        text = text.StartsWith("\ufeff"u8) ? text[3..] : text;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (Pattern(Trimmed(line)) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }

        return patterns.ToImmutable();
    }

    private static IgnorePattern? Pattern(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] == '#')
        {
            return null;
        }

        var isNegated = line[0] == '!';
        line = line[(isNegated ? 1 : 0)..];
        var isForDirectories = line.EndsWith("/"u8);
        line = isForDirectories ? line[..^1] : line;
        return new IgnorePattern(line.ToArray()) { IsNegated = isNegated, IsForDirectories = isForDirectories, HasPath = line.Contains((byte)'/') };
    }

    /// <summary>Without the CR of a CRLF and without trailing blanks, but for one behind a backslash.</summary>
    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line)
    {
        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        line = line.IndexOf((byte)0) is var zero and >= 0 ? line[..zero] : line;
        var end = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\')
            {
                at++;
                end = Math.Min(at + 1, line.Length);
            }
            else if (line[at] != ' ')
            {
                end = at + 1;
            }
        }

        return line[..end];
    }
}
