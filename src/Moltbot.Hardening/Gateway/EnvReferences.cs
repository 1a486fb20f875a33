using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway;

/// <summary>The gateway's own <c>${NAME}</c> inside a string: the variable of its environment is put in before anything judges the value.</summary>
/// <remarks>Upper case only, <c>[A-Z_][A-Z0-9_]*</c>; <c>$${NAME}</c> is the text <c>${NAME}</c>. Anything else with a dollar is plain text.</remarks>
internal static class EnvReferences
{
    public static bool Any(string value) => !Names(value).IsEmpty;

    /// <summary>The name, where the whole value is one reference; else null.</summary>
    public static string? Whole(string value) =>
        value.StartsWith("${", StringComparison.Ordinal) && Names(value) is [var name] && name.Length + 3 == value.Length ? name : null;

    public static ImmutableArray<string> Names(string value)
    {
        var names = ImmutableArray<string>.Empty;
        for (var at = value.IndexOf("${", StringComparison.Ordinal); at >= 0; at = value.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var end = value.IndexOf('}', at);
            if (end < 0)
            {
                break;
            }

            if ((at == 0 || value[at - 1] != '$') && IsName(value.AsSpan(at + 2, end - at - 2)))
            {
                names = names.Add(value[(at + 2)..end]);
            }
        }

        return names;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var unit in name)
        {
            if (!char.IsAsciiLetterUpper(unit) && !char.IsAsciiDigit(unit) && unit != '_')
            {
                return false;
            }
        }

        return name.Length > 0 && !char.IsAsciiDigit(name[0]);
    }
}
