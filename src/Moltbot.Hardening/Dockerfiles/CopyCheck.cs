using System.Text.RegularExpressions;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What BuildKit refuses of an <c>ADD</c> or <c>COPY</c> once its variables have values.</summary>
internal static partial class CopyCheck
{
    public static IEnumerable<Problem> Problems(Instruction copy, Scope scope, WordExpander expander)
    {
        var flags = copy.Flags.Where(static flag => flag.Pair.Name is "--chown" or "--chmod" or "--checksum")
            .ToLookup(static flag => flag.Pair.Name, flag => (At: flag, Value: expander.Expand(flag, flag.Pair.Value ?? "", scope)));
        (Argument At, Expansion? Value)[] sources = [.. copy.Arguments.SkipLast(1)
            .Where(argument => copy.IsJson || HeredocWord.Parse(argument.Text) is null)
            .Select(argument => (argument, expander.Expand(argument, argument.Text, scope)))];
        if (copy.Arguments is [.., var destination])
        {
            expander.Expand(destination, destination.Text, scope);
        }

        foreach (var heredoc in copy.Heredocs.Where(static heredoc => heredoc.Expands))
        {
            expander.Expand(new Argument(heredoc.Content, heredoc.At), heredoc.Content, scope, ShellMode.PlainQuotes);
        }

        return flags["--chmod"].SelectMany(static flag => Mode(flag.At, flag.Value))
            .Concat(copy.Keyword == "COPY" ? sources.SelectMany(static source => Url(source.At, source.Value)) : [])
            .Concat(flags["--checksum"].SelectMany(flag => Checksum(flag.At, flag.Value, sources)));
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

    private static IEnumerable<Problem> Checksum(Argument flag, Expansion? checksum, (Argument At, Expansion? Value)[] sources)
    {
        if (checksum is not { Text.Length: > 0 })
        {
            yield break;
        }

        if (sources.Length > 1)
        {
            yield return new Problem(ProblemKind.Refused, flag.At, "one checksum cannot stand for several sources; write an ADD for each");
        }

        foreach (var source in sources.Where(static source => source.Value is { Because: null, IsSupplied: false } text && !IsHttp(text.Text) && !Git().IsMatch(text.Text)))
        {
            yield return new Problem(ProblemKind.Refused, source.At.At, "a checksum is for a URL or a git repository, and this source is neither; remove '--checksum'");
        }
    }

    private static bool IsHttp(string source) => source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal);

    [GeneratedRegex(@"^0*[0-7]{1,4}\z")]
    private static partial Regex OctalMode();

    [GeneratedRegex(@"^[ugoa]*([\-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([\-+=]([rwxXst]*|[ugo]))+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SymbolicMode();

    [GeneratedRegex(@"^(git://|ssh://|git@|[A-Za-z0-9_.\-]+@[^/]+:|github\.com/)")]
    private static partial Regex Git();
}
