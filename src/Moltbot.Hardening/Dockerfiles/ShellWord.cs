using System.Text;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Expands a word as BuildKit does: <c>$V</c>, <c>${V…}</c>, quotes, escapes.</summary>
/// <remarks>Dockerfile reference, "Environment replacement"; what it does not say was measured on BuildKit.</remarks>
internal sealed class ShellWord
{
    private readonly string source;
    private readonly char escape;
    private readonly Scope scope;
    private readonly ShellMode mode;
    private readonly HashSet<string> demanded = new(StringComparer.Ordinal);
    private bool keepEscapes;
    private int at;
    private int depth;
    private bool isTooLong;

    // The first failure; from then on every step returns null.
    private string? failure;

    private ShellWord(string source, char escape, Scope scope, ShellMode mode)
    {
        this.source = source;
        this.escape = escape;
        this.scope = scope;
        this.mode = mode;
        keepEscapes = mode.HasFlag(ShellMode.KeepEscapes);
    }

    public static Expansion Expand(string word, char escape, Scope scope, ShellMode mode = ShellMode.Expand)
    {
        var shell = new ShellWord(word, escape, scope, mode);
        var result = shell.Until(stop: null, shell.keepEscapes) ?? new Expansion("");
        return result with { Demanded = [.. shell.demanded], Failure = shell.failure, IsTooLong = shell.isTooLong };
    }

    private bool AtEnd => at >= source.Length;

    private Expansion? Fail(string because)
    {
        failure ??= because;
        return null;
    }

    private Expansion? Until(char? stop, bool escapesStay)
    {
        var before = keepEscapes;
        keepEscapes = escapesStay;
        var result = ReadUntil(stop);
        keepEscapes = before;
        return result;
    }

    private Expansion? ReadUntil(char? stop)
    {
        var text = new ShellText();
        while (!AtEnd)
        {
            var unit = source[at];
            if (unit == stop)
            {
                at++;
                return text.Build();
            }

            if (!TakeNext(unit, text))
            {
                return null;
            }

            if (text.Length > SourceLimits.InterpolatedLength)
            {
                isTooLong = true;
                return Fail($"it grows beyond {SourceLimits.InterpolatedLength} characters");
            }
        }

        return stop is null ? text.Build() : Fail($"the closing '{stop}' is missing");
    }

    private bool TakeNext(char unit, ShellText text)
    {
        if (unit == '$')
        {
            return Take(Dollar(), text.Replaced);
        }

        if (unit is '\'' or '"' && !mode.HasFlag(ShellMode.PlainQuotes))
        {
            return Take(unit == '"' ? DoubleQuoted() : SingleQuoted(), text.Quoted);
        }

        at++;
        if (unit != escape)
        {
            text.Unquoted(unit);
            return true;
        }

        if (keepEscapes)
        {
            text.Raw(unit);
        }

        if (!AtEnd)
        {
            text.Raw(source[at++]);
        }

        return true;
    }

    private static bool Take(Expansion? part, Action<Expansion> add)
    {
        if (part is not null)
        {
            add(part);
        }

        return part is not null;
    }

    private Expansion? SingleQuoted()
    {
        var close = source.IndexOf('\'', at + 1);
        if (close < 0)
        {
            return Fail("a single quote is not closed");
        }

        var inner = mode.HasFlag(ShellMode.KeepQuotes) ? source[at..(close + 1)] : source[(at + 1)..close];
        at = close + 1;
        return new Expansion(inner);
    }

    private Expansion? DoubleQuoted()
    {
        var text = new ShellText();
        if (mode.HasFlag(ShellMode.KeepQuotes))
        {
            text.Raw('"');
        }

        for (at++; !AtEnd;)
        {
            var unit = source[at];
            if (unit == '"')
            {
                at++;
                if (mode.HasFlag(ShellMode.KeepQuotes))
                {
                    text.Raw('"');
                }

                return text.Build();
            }

            if (unit == '$')
            {
                if (!Take(Dollar(), text.Quoted))
                {
                    return null;
                }

                continue;
            }

            at++;
            if (unit == escape && !EscapedInDoubleQuotes(text, ref unit))
            {
                continue;
            }

            text.Raw(unit);
        }

        return Fail("a double quote is not closed");
    }

    // In double quotes the escape is one only before ", $ and itself.
    private bool EscapedInDoubleQuotes(ShellText text, ref char unit)
    {
        if (keepEscapes)
        {
            text.Raw(unit);
        }

        if (AtEnd)
        {
            return false;
        }

        if (source[at] is '"' or '$' || source[at] == escape)
        {
            unit = source[at++];
        }

        return true;
    }

    private Expansion? Dollar()
    {
        at++;
        if (AtEnd || source[at] != '{')
        {
            var plain = Name();
            return plain.Length == 0 ? new Expansion("$") : IsKept(plain) ? new Expansion("$" + plain) : ShellOperator.Value(scope.Find(plain));
        }

        at++;
        if (AtEnd || source[at] is '{' or '}' or ':')
        {
            return Fail(AtEnd ? "the closing '}' is missing" : "the braces after '$' hold no name");
        }

        if (++depth > SourceLimits.Depth)
        {
            return Fail($"it nests more than {SourceLimits.Depth} levels");
        }

        var result = Braces(Name());
        depth--;
        return result;
    }

    private Expansion? Braces(string name)
    {
        if (AtEnd)
        {
            return Fail("the closing '}' is missing");
        }

        var operation = source[at++];
        var nullIsUnset = operation == ':';
        if (nullIsUnset)
        {
            operation = AtEnd ? '\0' : source[at++];
        }

        return operation switch
        {
            '}' when !nullIsUnset => IsKept(name) ? new Expansion($"${{{name}}}") : ShellOperator.Value(scope.Find(name)),
            '/' when !nullIsUnset => Replace(name),
            '-' or '+' or '?' or '#' or '%' => Modify(new ShellOperator(name, operation, nullIsUnset)),
            _ when nullIsUnset => Modify(new ShellOperator(name, operation, nullIsUnset)),
            _ => Fail($"'{operation}' after a variable's name is no operator that BuildKit knows"),
        };
    }

    private Expansion? Modify(ShellOperator operation)
    {
        var word = Until('}', operation.Symbol is '#' or '%');
        if (word is null)
        {
            return null;
        }

        return IsKept(operation.Name)
            ? new Expansion($"${{{operation.Name}{(operation.NullIsUnset ? ":" : "")}{operation.Symbol}{word.Text}}}")
            : Accept(operation.Apply(scope, word));
    }

    private Expansion? Replace(string name)
    {
        var all = !AtEnd && source[at] == '/';
        at += all ? 1 : 0;
        if (Until('/', escapesStay: true) is not { } pattern || Until('}', escapesStay: true) is not { } replacement)
        {
            return null;
        }

        return IsKept(name)
            ? new Expansion($"${{{name}/{pattern.Text}/{replacement.Text}}}")
            : Accept(ShellOperator.Replace(scope.Find(name), pattern.Text, replacement, all));
    }

    private bool IsKept(string name) => mode.HasFlag(ShellMode.KeepUnset) && scope.Find(name)?.Value is null;

    private Expansion? Accept(Expansion result)
    {
        demanded.UnionWith(result.Demanded);
        isTooLong |= result.IsTooLong;
        return result.Failure is null ? result : Fail(result.Failure);
    }

    // Letters, digits and '_'; a name that begins with a digit is digits only; else one of the shell's special parameters.
    private string Name()
    {
        if (!AtEnd && source[at] is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            return source[at++].ToString();
        }

        var name = new StringBuilder();
        var isNumber = !AtEnd && char.IsDigit(source[at]);
        while (!AtEnd && (isNumber ? char.IsDigit(source[at]) : char.IsLetterOrDigit(source[at]) || source[at] == '_'))
        {
            name.Append(source[at++]);
        }

        return name.ToString();
    }
}
