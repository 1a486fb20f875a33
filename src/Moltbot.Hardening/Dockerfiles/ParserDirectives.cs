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
        if (done || line.Length == 0 || file.Text[line.Offset] != '#')
        {
            done = true;
            return;
        }

        var match = Pattern().Match(file.Slice(line));
        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (!match.Success || name is not ("escape" or "syntax" or "check"))
        {
            done = true;
            return;
        }

        var value = Value(line.Offset + match.Groups["value"].Index, line.End);
        if (!seen.TryAdd(name, new Directive(name, value)))
        {
            problems.Add(new Problem(ProblemKind.Unreadable, value.At, $"the parser directive '{name}' stands here a second time; BuildKit takes each once: remove one"));
        }
        else if (name == "escape")
        {
            SetEscape(value);
        }
    }

    private Argument Value(int from, int to)
    {
        var (start, end) = WordSplitter.Trim(file.Text, from, to);

        // A value of white space only is a value all the same to BuildKit.
        var span = start < end ? TextSpan.Between(start, end) : new TextSpan(from, 1);
        return new Argument(file.Slice(span), file.At(span));
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

    [GeneratedRegex(@"^#[\s\u0085]*(?<name>[a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=(?<value>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
