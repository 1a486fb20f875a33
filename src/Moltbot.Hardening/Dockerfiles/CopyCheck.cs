using System.Text.RegularExpressions;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What BuildKit refuses of an <c>ADD</c> or <c>COPY</c> once its variables have values.</summary>
internal static partial class CopyCheck
{
    public static IEnumerable<Problem> Problems(Instruction copy, Scope scope, WordExpander expander)
    {
        var flags = new List<Word>();
        foreach (var flag in copy.Flags)
        {
            if (flag.Pair.Name is "--chown" or "--chmod" or "--checksum")
            {
                flags.Add(new Word(flag, expander.Expand(flag, flag.Pair.Value ?? "", scope)));
            }
        }

        var sources = new List<Word>();
        for (var i = 0; i < copy.Arguments.Length; i++)
        {
            var argument = copy.Arguments[i];
            var isDestination = i == copy.Arguments.Length - 1;
            if (isDestination || copy.IsJson || HeredocWord.Parse(argument.Text) is null)
            {
                var word = new Word(argument, expander.Expand(argument, argument.Text, scope));
                sources.AddRange(isDestination ? [] : [word]);
            }
        }

        foreach (var heredoc in copy.Heredocs)
        {
            if (heredoc.Expands)
            {
                expander.Expand(new Argument(heredoc.Content, heredoc.At), heredoc.Content, scope, ShellMode.PlainQuotes);
            }
        }

        return flags.SelectMany(flag => flag.At.Pair.Name == "--chmod" ? Mode(flag.At, flag.Value) : [])
            .Concat(copy.Keyword == "COPY" ? sources.SelectMany(static source => Url(source.At, source.Value)) : [])
            .Concat(flags.SelectMany(flag => flag.At.Pair.Name == "--checksum" ? Checksum(flag.At, flag.Value, sources) : []));
    }

    private static IEnumerable<Problem> Mode(Argument flag, Expansion? mode)
    {
        if (mode is { Text.Length: > 0, Because: null, IsSupplied: false } && !OctalMode().IsMatch(mode.Text) && !SymbolicMode().IsMatch(mode.Text))
        {
            yield return new Problem(ProblemKind.Refused, flag.At, $"{Quote.Value(mode.Text)} is no file mode; write octal digits up to 7777, such as 0644");
        }
    }

    private static IEnumerable<Problem> Url(Argument source, Expansion? text)
    {
        if (text is not null && IsHttp(text.Text))
        {
            yield return new Problem(ProblemKind.Refused, source.At, "COPY takes no URL; write ADD --checksum=sha256:…");
        }
    }

    private static IEnumerable<Problem> Checksum(Argument flag, Expansion? checksum, List<Word> sources)
    {
        if (checksum is not { Text.Length: > 0 })
        {
            yield break;
        }

        if (sources.Count > 1)
        {
            yield return new Problem(ProblemKind.Refused, flag.At, "one checksum cannot stand for several sources; write an ADD for each");
        }

        if (checksum is { Because: null, IsSupplied: false } && !Digest().IsMatch(checksum.Text) && sources.Exists(static source => source.Value is { } text && IsHttp(text.Text) && !text.Text.Contains(".git", StringComparison.Ordinal)))
        {
            // A git repository's may be a commit.
            yield return new Problem(ProblemKind.Refused, flag.At, $"{Quote.Value(checksum.Text)} is no checksum; write sha256: and 64 hexadecimal digits in lower case");
        }

        foreach (var source in sources.Where(static source => source.Value is { Because: null, IsSupplied: false } text && !IsHttp(text.Text) && !Git().IsMatch(text.Text)))
        {
            yield return new Problem(ProblemKind.Refused, source.At.At, "a checksum is for a URL or a git repository, and this source is neither; remove '--checksum'");
        }
    }

    /// <summary>A word as written, and what it becomes; null where a variable of it cannot be expanded.</summary>
    private sealed record Word(Argument At, Expansion? Value);

    private static bool IsHttp(string source) => source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal);

    [GeneratedRegex(@"^0*[0-7]{1,4}\z")]
    private static partial Regex OctalMode();

    [GeneratedRegex(@"^[ugoa]*([\-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([\-+=]([rwxXst]*|[ugo]))+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SymbolicMode();

    [GeneratedRegex(@"^(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Digest();

    [GeneratedRegex(@"^(git://|ssh://|git@|[A-Za-z0-9_.\-]+@[^/]+:|github\.com/)")]
    private static partial Regex Git();
}
