using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Expands the words of one Dockerfile and keeps what BuildKit would refuse of them.</summary>
/// <param name="escape">The file's escape character.</param>
/// <param name="problems">Where the refusals go.</param>
internal sealed class WordExpander(char escape, List<Problem> problems)
{
    // Units read and written over all words: variables that hold variables grow fast, and stages repeat their parents' triggers.
    private const long MostWork = 64L * 1024 * 1024;

    // What a step costs whatever its length.
    private const int EachStep = 16;

    private readonly SortedSet<string> demanded = new(StringComparer.Ordinal);
    private long work;

    /// <summary>Arguments that <c>${NAME:?}</c> or an empty <c>FROM $NAME</c> demands and nobody gives.</summary>
    public IEnumerable<string> Demanded => demanded;

    public bool IsExhausted => work > MostWork;

    /// <returns>Null where BuildKit refuses the word; the problem is kept.</returns>
    public Expansion? Expand(Argument argument, string word, Scope scope, ShellMode mode = ShellMode.Expand)
    {
        if (!Spend(argument.At, word.Length))
        {
            return null;
        }

        var result = ShellWord.Expand(word, mode.HasFlag(ShellMode.PlainQuotes) ? '\\' : escape, scope, mode);
        demanded.UnionWith(result.Demanded);
        if (!Spend(argument.At, result.Text.Length))
        {
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

    /// <summary>Counts work.</summary>
    /// <returns>Whether any is left; the first time that none is, a problem says so.</returns>
    public bool Spend(SourceLocation at, int units)
    {
        var wasExhausted = IsExhausted;
        work += units + EachStep;
        if (IsExhausted && !wasExhausted)
        {
            problems.Add(new Problem(ProblemKind.LimitExceeded, at, "the Dockerfile's variables and triggers multiply beyond what we follow; use fewer stages or shorter values"));
        }

        return !IsExhausted;
    }

    /// <summary>The variable that a declaration makes of a value.</summary>
    public Variable Variable(Argument argument, string value, Scope scope) =>
        Expand(argument, value, scope) is { } expanded
            ? new Variable(expanded.Text) { Because = expanded.Because, IsSupplied = expanded.IsSupplied }
            : new Variable("");

    public void Demand(string argument) => demanded.Add(argument);
}
