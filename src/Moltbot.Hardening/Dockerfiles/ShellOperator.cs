namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What stands in <c>${NAME…}</c> after the name: <c>:-</c>, <c>+</c>, <c>?</c>, <c>#</c>, <c>%</c> …</summary>
/// <param name="Name">The variable.</param>
/// <param name="Symbol">Without the colon.</param>
/// <param name="NullIsUnset">Whether a colon stands before it, so that an empty value counts as none.</param>
internal sealed record ShellOperator(string Name, char Symbol, bool NullIsUnset)
{
    private const long MostPatternSteps = 1_000_000;

    /// <summary>Applies it to the variable.</summary>
    /// <param name="scope">Where the variable is looked up.</param>
    /// <param name="word">What stands after the operator, expanded.</param>
    public Expansion Apply(Scope scope, Expansion word)
    {
        var variable = scope.Find(Name);
        var isUnset = variable?.Value is null || (NullIsUnset && variable.Value.Length == 0);
        return Symbol switch
        {
            '-' when isUnset => variable is { IsSupplied: true } ? DependingOn(variable, word) : word,
            '-' => Value(variable),
            '+' => isUnset ? Value(variable, "") : DependingOn(variable, word),
            '?' => isUnset ? Demand(scope, variable) : Value(variable),
            '#' or '%' => Trim(variable, word.Text),
            _ => Failed($"':{Symbol}' after a variable's name is no operator that BuildKit knows"),
        };
    }

    /// <summary><c>${NAME/pattern/replacement}</c>, or with <c>//</c> for each match.</summary>
    public static Expansion Replace(Variable? variable, string pattern, Expansion replacement, bool all)
    {
        var value = variable?.Value ?? "";
        return Parse(pattern, (long)value.Length * value.Length, out var failed) is { } parsed
            ? DependingOn(variable, replacement with { Text = parsed.Replace(value, replacement.Text, all) })
            : failed;
    }

    /// <summary>The value, or nothing where there is none, and what it depends on.</summary>
    public static Expansion Value(Variable? variable) => Value(variable, variable?.Value ?? "");

    private static Expansion Value(Variable? variable, string text) => DependingOn(variable, new Expansion(text));

    private static Expansion DependingOn(Variable? variable, Expansion result) => result with
    {
        Because = variable?.Because ?? result.Because,
        IsSupplied = result.IsSupplied || variable is { IsSupplied: true },
    };

    // Below an image whose ENV is not known, a name that nothing here declares may have a value.
    private Expansion Demand(Scope scope, Variable? variable)
    {
        if (variable is { IsSupplied: true } || (variable is null && scope.IsOpen))
        {
            return Value(variable, "");
        }

        return variable?.Because is { } argument
            ? Value(variable, "") with { Demanded = [argument] }
            : Failed($"it demands a value for '{Name}', and nothing gives one");
    }

    private Expansion Trim(Variable? variable, string pattern)
    {
        var longest = pattern.StartsWith(Symbol);
        var value = variable?.Value ?? "";
        if (Parse(longest ? pattern[1..] : pattern, value.Length, out var failed) is not { } parsed)
        {
            return failed;
        }

        return Value(variable, Symbol == '%' ? parsed.TrimEnd(value, longest) : parsed.TrimStart(value, longest));
    }

    private static ShellPattern? Parse(string pattern, long steps, out Expansion failed)
    {
        var isTooLong = pattern.Length * steps > MostPatternSteps;
        var parsed = isTooLong ? null : ShellPattern.Parse(pattern);
        failed = isTooLong
            ? Failed("its pattern or the value under it is too long to match") with { IsTooLong = true }
            : Failed("its pattern holds a backslash before a character that needs none");
        return parsed;
    }

    private static Expansion Failed(string because) => new("") { Failure = because };
}
