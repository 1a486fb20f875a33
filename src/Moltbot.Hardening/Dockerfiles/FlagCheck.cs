using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The flags of an instruction against those that its keyword knows.</summary>
internal static class FlagCheck
{
    private static readonly string[] Switches = ["link", "keep-git-dir", "unpack", "parents"];

    private static readonly string[] Repeatable = ["mount", "device", "exclude"];

    public static IEnumerable<Problem> Problems(Instruction instruction, Keyword keyword)
    {
        // BuildKit looks at no flag of HEALTHCHECK NONE.
        if (keyword.IgnoresFlags || instruction is { Keyword: "HEALTHCHECK", Arguments: [var type, ..] } && type.Text.Equals("NONE", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in instruction.Flags)
        {
            if (Message(instruction, keyword, flag, seen) is { } message)
            {
                yield return new Problem(ProblemKind.Unreadable, flag.At, message);
            }
        }
    }

    /// <summary>The only words that a flag takes, variables not replaced; none where it takes others.</summary>
    private static string[] Words(string keyword, string flag) => (keyword, flag) switch
    {
        ("RUN", "network") => ["default", "none", "host"],
        ("RUN", "security") => ["insecure", "sandbox"],
        _ => [],
    };

    private static string? Message(Instruction instruction, Keyword keyword, Argument flag, HashSet<string> seen)
    {
        var parts = flag.Text[2..].Split('=', 2);
        var name = parts[0];
        if (!keyword.Flags.Contains(name))
        {
            var known = keyword.Flags.IsEmpty ? "it takes none" : "it takes " + string.Join(", ", keyword.Flags.Select(static known => "--" + known));
            return $"{instruction.Keyword} has no flag {Quote.Value("--" + name)}; {known}";
        }

        if (!seen.Add(name) && !Repeatable.Contains(name))
        {
            return $"{instruction.Keyword} has the flag '--{name}' twice; keep one";
        }

        if (Switches.Contains(name))
        {
            return parts.Length == 1 || parts[1].ToUpperInvariant() is "TRUE" or "FALSE" ? null : $"'--{name}' is a switch; write '--{name}' or '--{name}=false'";
        }

        if (parts.Length == 1)
        {
            return $"'--{name}' has no value; write '--{name}=…'";
        }

        var words = Words(instruction.Keyword, name);
        return words.Length == 0 || words.Contains(parts[1]) ? null : $"'--{name}' is {Quote.Value(parts[1])}; write one of {string.Join(", ", words)}";
    }
}
