using System.Text.RegularExpressions;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Reads <c># escape=</c>, <c># syntax=</c> and <c># check=</c>, which count only before anything else: a blank line, another comment or an unknown directive ends them.</summary>
internal sealed partial class ParserDirectives(SourceFile file, List<Problem> problems)
{
    private readonly Dictionary<string, Directive> seen = new(StringComparer.Ordinal);
    private bool done;

    /// <summary>The character that continues a line and takes the meaning from the next character.</summary>
    public char Escape { get; private set; } = '\\';

    public IEnumerable<Directive> Directives => seen.Values.OrderBy(static directive => directive.Value.At.Span.Offset);

    /// <summary>Takes the next line, its leading white space removed.</summary>
    public void Read(TextSpan line)
    {
        if (done)
        {
            return;
        }

        var match = Pattern().Match(file.Slice(line));
        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (!match.Success || name is not ("escape" or "syntax" or "check"))
        {
            done = true;
            return;
        }

        var group = match.Groups["value"];
        var value = new Argument(group.Value, file.At(new TextSpan(line.Offset + group.Index, group.Length)));
        if (!seen.TryAdd(name, new Directive(name, value)))
        {
            problems.Add(new Problem(ProblemKind.Unreadable, value.At, $"the parser directive '{name}' stands here a second time; BuildKit takes each once: remove one"));
        }
        else if (name == "escape")
        {
            SetEscape(value);
        }
    }

    private void SetEscape(Argument value)
    {
        if (value.Text is "\\" or "`")
        {
            Escape = value.Text[0];
            return;
        }

        problems.Add(new Problem(ProblemKind.Unreadable, value.At, $"the escape character {Quote.Value(value.Text)} is not one that BuildKit takes; write '\\' or '`'"));
    }

    [GeneratedRegex(@"^#[\s\u0085]*(?<name>[a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*(?<value>.+?)[\t\n\f\r ]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
