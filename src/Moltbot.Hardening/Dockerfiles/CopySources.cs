namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The sources of a <c>COPY</c> or <c>ADD</c> (Dockerfile reference). Here-documents are none; they stand in the file.</summary>
internal static class CopySources
{
    public static IEnumerable<CopySource> Of(BuiltInstruction copy)
    {
        if (copy.Keyword is not ("COPY" or "ADD"))
        {
            yield break;
        }

        var flags = copy.Instruction.Flags;
        var isChecked = flags.Any(static flag => flag.Pair is { Name: "--checksum", Value.Length: > 0 });
        var isFromImage = flags.Any(static flag => flag.Pair is { Name: "--from", Value.Length: > 0 });
        foreach (var argument in copy.Instruction.Arguments.SkipLast(1).Where(argument => copy.Instruction.IsJson || HeredocWord.Parse(argument.Text) is null))
        {
            var path = copy.Expand(argument.Text) is { Failure: null } expanded ? expanded.Text : argument.Text;
            var isGit = copy.Keyword == "ADD" && IsGit(path);
            yield return new CopySource(copy, path, argument.At)
            {
                IsGit = isGit,
                IsRemote = copy.Keyword == "ADD" && (isGit || IsHttp(path)),
                IsPinned = isChecked || (isGit && IsCommit(path)),
                IsFromImage = isFromImage,
            };
        }
    }

    private static bool IsHttp(string path) => path.StartsWith("http://", StringComparison.Ordinal) || path.StartsWith("https://", StringComparison.Ordinal);

    // BuildKit: a URL is a repository where its path ends in .git.
    private static bool IsGit(string path) => path.StartsWith("git@", StringComparison.Ordinal) || path.StartsWith("git://", StringComparison.Ordinal) || path.StartsWith("ssh://", StringComparison.Ordinal)
        || (IsHttp(path) && path.Split('#', '?')[0].EndsWith(".git", StringComparison.Ordinal));

    private static bool IsCommit(string path) => path.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash && path[(hash + 1)..].Split(':')[0] is { Length: 40 } commit && commit.All(char.IsAsciiHexDigit);
}
