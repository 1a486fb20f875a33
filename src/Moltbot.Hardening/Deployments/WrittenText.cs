namespace Moltbot.Hardening.Deployments;

/// <summary>What of a compose value stands in the file itself, beside and inside its references.</summary>
internal static class WrittenText
{
    /// <summary>Whether it holds a reference that compose replaces (<c>$$</c> is a dollar).</summary>
    public static bool HasReference(string written)
    {
        for (var at = written.IndexOf('$', StringComparison.Ordinal); at >= 0 && at + 1 < written.Length; at = written.IndexOf('$', at))
        {
            if (written[at + 1] != '$')
            {
                return true;
            }

            at += 2;
        }

        return false;
    }

    /// <summary>The texts that references bring where the variable is not set, or where it is: <c>${X:-text}</c>, <c>${X:+text}</c>, nested ones too.</summary>
    public static IEnumerable<string> Operands(string written)
    {
        for (var at = 0; at < written.Length;)
        {
            var end = ReferenceEnd(written, at);
            if (end == at)
            {
                at++;
                continue;
            }

            if (Operand(written[at..end]) is { Length: > 0 } operand)
            {
                foreach (var text in operand.Contains('$', StringComparison.Ordinal) ? Operands(operand) : [operand])
                {
                    yield return text;
                }
            }

            at = end;
        }
    }

    /// <summary>What stands between the references.</summary>
    public static IEnumerable<string> Literals(string written)
    {
        var start = 0;
        for (var at = 0; at < written.Length;)
        {
            var end = ReferenceEnd(written, at);
            if (end == at)
            {
                at++;
                continue;
            }

            yield return written[start..at];
            start = at = end;
        }

        yield return written[start..];
    }

    /// <summary>Where the reference that begins at an offset ends; the offset itself where none begins. <c>$$</c> is stepped over.</summary>
    private static int ReferenceEnd(string text, int at)
    {
        if (text[at] != '$' || at + 1 == text.Length || (at > 0 && text[at - 1] == '$'))
        {
            return at;
        }

        if (text[at + 1] == '{')
        {
            return BraceEnd(text, at);
        }

        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '_' || (end > at + 1 && char.IsAsciiDigit(text[end]))))
        {
            end++;
        }

        return end == at + 1 ? at : end;
    }

    private static int BraceEnd(string text, int dollar)
    {
        var open = 0;
        for (var at = dollar + 1; at < text.Length; at++)
        {
            open += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (open == 0)
            {
                return at + 1;
            }
        }

        return dollar;
    }

    private static string? Operand(string reference)
    {
        var at = 2;
        while (at < reference.Length && (char.IsAsciiLetterOrDigit(reference[at]) || reference[at] == '_'))
        {
            at++;
        }

        at += at < reference.Length && reference[at] == ':' ? 1 : 0;
        return at < reference.Length && reference[at] is '-' or '+' ? reference[(at + 1)..^1] : null;
    }
}
