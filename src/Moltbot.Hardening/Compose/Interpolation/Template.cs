using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>compose's variable syntax: <c>$V</c>, <c>${V}</c>, <c>${V:-d}</c>, <c>${V-d}</c>, <c>${V:+r}</c>, <c>${V+r}</c>, <c>${V:?m}</c>, <c>${V?m}</c>, <c>$$</c>.</summary>
/// <remarks>compose-spec 12-interpolation.md; measured: names are ASCII, operands nest, quotes and backslashes mean nothing, an expression ends on its line.</remarks>
internal sealed class Template
{
    private const int Deepest = 64;

    private readonly VariableScope variables;
    private readonly bool keepsHoles;
    private readonly StringBuilder result = new();
    private string text = "";
    private ImmutableArray<string> used;
    private ImmutableArray<string> empty;
    private bool hasHole;
    private TemplateError? error;

    /// <param name="variables">What has a value.</param>
    /// <param name="keepsHoles">Whether a required variable without a value stays as its own text; else it is an error, as in docker compose.</param>
    public Template(VariableScope variables, bool keepsHoles) => (this.variables, this.keepsHoles) = (variables, keepsHoles);

    /// <summary>For one text; who has many keeps a template.</summary>
    public static TemplateResult Substitute(string text, VariableScope variables, bool keepsHoles) => new Template(variables, keepsHoles).Substitute(text);

    public TemplateResult Substitute(string template)
    {
        if (!template.Contains('$', StringComparison.Ordinal))
        {
            return new TemplateResult(template);
        }

        (text, used, empty, hasHole, error) = (template, [], [], false, null);
        result.Clear();
        Expand(0, text.Length, 0);
        return new TemplateResult(result.ToString(), hasHole, used, empty, error);
    }

    private static bool IsNameStart(char unit) => char.IsAsciiLetter(unit) || unit == '_';

    private static bool IsNamePart(char unit) => IsNameStart(unit) || char.IsAsciiDigit(unit);

    private void Expand(int from, int to, int depth)
    {
        var at = from;
        while (at < to && error is null)
        {
            var dollar = text.IndexOf('$', at, to - at);
            Append(text.AsSpan(at, (dollar < 0 ? to : dollar) - at), at);
            at = dollar < 0 ? to : ExpandOne(dollar, to, depth);
        }
    }

    /// <summary>What begins at a dollar; returns where the text goes on.</summary>
    private int ExpandOne(int dollar, int to, int depth)
    {
        var next = dollar + 1;
        if (next < to && text[next] == '$')
        {
            Append("$", dollar);
            return next + 1;
        }

        if (next < to && text[next] == '{')
        {
            return ExpandBraced(dollar, to, depth);
        }

        var end = NameEnd(next, to);
        if (end == next)
        {
            Append("$", dollar);
            return next;
        }

        Insert(text[next..end], dollar);
        return end;
    }

    private int NameEnd(int from, int to)
    {
        var at = from;
        while (at < to && (at == from ? IsNameStart(text[at]) : IsNamePart(text[at])))
        {
            at++;
        }

        return at;
    }

    private int ExpandBraced(int dollar, int to, int depth)
    {
        var nameStart = dollar + 2;
        var nameEnd = NameEnd(nameStart, to);
        if (nameEnd > nameStart && nameEnd < to && text[nameEnd] == '}')
        {
            Insert(text[nameStart..nameEnd], dollar);
            return nameEnd + 1;
        }

        var isColon = nameEnd < to && text[nameEnd] == ':';
        var sign = nameEnd + (isColon ? 1 : 0);
        var close = nameEnd > nameStart && sign < to && text[sign] is '-' or '+' or '?' ? FindClose(dollar, sign, to) : -1;
        if (close < 0)
        {
            return Fail(dollar, to);
        }

        if (depth >= Deepest)
        {
            error ??= new TemplateError(dollar, 2, $"variables are nested more than {Deepest} deep, the limit of one value; set a variable of its own", IsLimit: true);
            return to;
        }

        ExpandOperator(new Expression(dollar, nameStart, nameEnd, sign, close), isColon, depth);
        return close + 1;
    }

    private void ExpandOperator(Expression at, bool isColon, int depth)
    {
        var name = text[at.NameStart..at.NameEnd];
        var variable = variables.Find(name);
        var isSet = variable is not null && !(isColon && variable.Value.Length == 0);
        if (!keepsHoles)
        {
            CheckOperand(at, depth);
        }

        switch (text[at.Sign], isSet)
        {
            case ('-', false) or ('+', true):
                var before = result.Length;
                Expand(at.Sign + 1, at.Close, depth + 1);
                if (result.Length == before)
                {
                    empty = empty.Add(name);
                }

                break;
            case ('?', false):
                Require(at, name);
                break;
            case ('+', false):
                empty = empty.Add(name);
                break;
            default:
                Insert(name, at.Dollar);
                break;
        }
    }

    /// <summary>docker compose evaluates an operand that it does not need, too, and fails where that fails (measured).</summary>
    private void CheckOperand(Expression at, int depth)
    {
        var (length, before, other) = (result.Length, used, empty);
        Expand(at.Sign + 1, at.Close, depth + 1);
        result.Length = length;
        (used, empty) = (before, other);
    }

    private void Require(Expression at, string name)
    {
        if (keepsHoles)
        {
            hasHole = true;
            Append(text.AsSpan(at.Dollar, at.Close + 1 - at.Dollar), at.Dollar);
            return;
        }

        var message = text[(at.Sign + 1)..at.Close];
        error ??= new TemplateError(at.Dollar, at.Close + 1 - at.Dollar,
            $"the variable {Quote.Value(name)} is required and has no value{(message.Length > 0 ? $" ({Quote.Plain(message)})" : "")}; set it in the env file");
    }

    /// <summary>The brace that ends an expression: the one where the braces come out even, else the last of the line.</summary>
    private int FindClose(int dollar, int sign, int to)
    {
        var line = text.IndexOf('\n', sign, to - sign);
        var limit = line < 0 ? to : line;
        var last = text.LastIndexOf('}', limit - 1, limit - sign);
        var open = 0;
        for (var at = dollar; last >= 0 && at <= last; at++)
        {
            if (text[at] == '}' && --open == 0)
            {
                return at;
            }

            if (text[at] == '{')
            {
                // The unit behind an opening brace is never looked at: so does docker compose.
                open++;
                at++;
            }
        }

        return last;
    }

    private void Insert(string name, int at)
    {
        var value = variables.Find(name)?.Value ?? "";
        (used, empty) = value.Length == 0 ? (used, empty.Add(name)) : (used.Add(name), empty);
        Append(value, at);
    }

    private void Append(ReadOnlySpan<char> value, int at)
    {
        if (result.Length + value.Length > SourceLimits.InterpolatedLength)
        {
            error ??= new TemplateError(at, 1, $"the value grows beyond {SourceLimits.InterpolatedLength} characters, the limit of one value; shorten the variable", IsLimit: true);
            return;
        }

        result.Append(value);
    }

    private int Fail(int dollar, int to)
    {
        var line = text.IndexOf('\n', dollar, to - dollar);
        var end = text.IndexOf('}', dollar, (line < 0 ? to : line) - dollar);
        var length = (end < 0 ? dollar + 2 : end + 1) - dollar;
        error ??= new TemplateError(dollar, length,
            $"{Quote.Value(text.Substring(dollar, length))} is no variable that docker compose knows; write ${{NAME}}, ${{NAME:-default}} or ${{NAME:?message}}, and $$ for a dollar sign");
        return to;
    }

    private readonly record struct Expression(int Dollar, int NameStart, int NameEnd, int Sign, int Close);
}
