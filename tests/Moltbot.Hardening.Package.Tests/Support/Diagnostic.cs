using System.Globalization;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>A line of a build log in MSBuild's canonical form.</summary>
public sealed partial record Diagnostic(string File, int Line, int Column, string Level, string Code, string Message)
{
    /// <summary>The errors or warnings of a log, each once (the summary repeats them).</summary>
    public static IReadOnlyList<Diagnostic> Parse(string log) => [.. Canonical().Matches(log)
        .Select(static match => new Diagnostic(
            match.Groups["file"].Value,
            Number(match.Groups["line"]),
            Number(match.Groups["column"]),
            match.Groups["level"].Value,
            match.Groups["code"].Value,
            match.Groups["message"].Value))
        .Distinct()];

    public override string ToString() => $"{File}({Line},{Column}): {Level} {Code}";

    /// <summary>0 where no line is meant.</summary>
    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*(?<file>[^\n(]+?)(\((?<line>\d+),(?<column>\d+)\)| ): (?<level>error|warning) (?<code>[A-Z]+\d+): (?<message>.*?)(?: \[[^\[\]]+\])?\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Canonical();
}
