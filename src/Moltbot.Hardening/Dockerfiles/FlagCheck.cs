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

        return parts.Length == 1 ? $"'--{name}' has no value; write '--{name}=…'" : null;
    }
}
