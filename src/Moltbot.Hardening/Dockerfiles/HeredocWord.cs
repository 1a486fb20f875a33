using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A word such as <c>&lt;&lt;EOF</c>, <c>3&lt;&lt;-"EOF"</c> that announces a heredoc.</summary>
/// <param name="Name">The delimiter without quotes.</param>
/// <param name="TrimsTabs">Whether tabs at the start of lines fall away.</param>
/// <param name="Expands">Whether no part of the delimiter is quoted.</param>
internal sealed partial record HeredocWord(string Name, bool TrimsTabs, bool Expands)
{
    /// <summary>The heredocs that an instruction announces. A line that is not well quoted announces none.</summary>
    public static IEnumerable<HeredocWord> AllIn(string line)
    {
        if (!line.Contains("<<", StringComparison.Ordinal))
        {
            return [];
        }

        // The backslash whatever '# escape=' says.
        var words = ShellWord.Expand(line, '\\', Scope.Empty, ShellMode.KeepQuotes | ShellMode.KeepEscapes | ShellMode.KeepUnset);
        return words.Failure is null ? words.Words.Select(Parse).OfType<HeredocWord>() : [];
    }

    /// <returns>Null where the word announces no heredoc.</returns>
    public static HeredocWord? Parse(string word)
    {
        if (!word.Contains("<<", StringComparison.Ordinal))
        {
            return null;
        }

        var match = Announcement().Match(word);
        var delimiter = match.Groups["name"].Value;
        if (delimiter.Length == 0)
        {
            return null;
        }

        var bare = ShellWord.Expand(delimiter, '\\', Scope.Empty, ShellMode.KeepUnset);
        var quoted = ShellWord.Expand(delimiter, '\\', Scope.Empty, ShellMode.KeepUnset | ShellMode.KeepQuotes);
        return bare is { Failure: null, Words: [var name] } && quoted.Words is [var raw]
            ? new HeredocWord(name, match.Groups["tabs"].Length > 0, CountQuotes(name) == CountQuotes(raw))
            : null;
    }

    private static int CountQuotes(string text) => text.Count(static unit => unit is '\'' or '"');

    [GeneratedRegex(@"^[0-9]*<<(?<tabs>-?)(?<name>[^<]*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();
}
