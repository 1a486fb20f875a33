using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Expands the words of one Dockerfile and keeps what BuildKit would refuse of them.</summary>
/// <param name="escape">The file's escape character.</param>
/// <param name="problems">Where the refusals go.</param>
internal sealed class WordExpander(char escape, List<Problem> problems)
{
    // Units read and written over all words: variables that hold variables grow fast, and stages repeat their parents' triggers.
    private const long MostWork = 64L * 1024 * 1024;

    private readonly SortedSet<string> demanded = new(StringComparer.Ordinal);
    private long work;

    /// <summary>Arguments that <c>${NAME:?}</c> or an empty <c>FROM $NAME</c> demands and nobody gives.</summary>
    public IEnumerable<string> Demanded => demanded;

    public bool IsExhausted => work > MostWork;

    /// <returns>Null where BuildKit refuses the word; the problem is kept.</returns>
    public Expansion? Expand(Argument argument, string word, Scope scope, ShellMode mode = ShellMode.Expand)
    {
        if (IsExhausted)
        {
            return null;
        }

        var result = ShellWord.Expand(word, mode.HasFlag(ShellMode.PlainQuotes) ? '\\' : escape, scope, mode);
        work += word.Length + result.Text.Length + 16;
        demanded.UnionWith(result.Demanded);
        if (IsExhausted)
        {
            problems.Add(new Problem(ProblemKind.LimitExceeded, argument.At, "the Dockerfile's variables grow beyond what we expand; let ENV and ARG hold shorter values"));
            return null;
        }

        if (result.Failure is null)
        {
            return result;
        }

        problems.Add(result.IsTooLong
            ? new Problem(ProblemKind.LimitExceeded, argument.At, $"the value is not expanded: {result.Failure}; write a shorter one")
            : new Problem(ProblemKind.Refused, argument.At, $"BuildKit cannot expand this: {result.Failure}; close it, or put a '{escape}' before the character that is meant as it stands"));
        return null;
    }

    /// <summary>The variable that a declaration makes of a value.</summary>
    public Variable Variable(Argument argument, string value, Scope scope) =>
        Expand(argument, value, scope) is { } expanded
            ? new Variable(expanded.Text) { Because = expanded.Because, IsSupplied = expanded.IsSupplied }
            : new Variable("");

    public void Demand(string argument) => demanded.Add(argument);
}
