using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The name that a <c>FROM</c> gives to its stage.</summary>
internal static partial class StageName
{
    /// <returns>In lower case; null where it gives none or one that BuildKit refuses.</returns>
    public static string? Of(Instruction from) =>
        from.Arguments is [_, var keyword, var name] && keyword.Text.Equals("AS", StringComparison.OrdinalIgnoreCase) && IsValid(name.Text)
            ? name.Text.ToLowerInvariant()
            : null;

    public static bool IsValid(string name) => Pattern().IsMatch(name.ToLowerInvariant());

    [GeneratedRegex(@"^[a-z][a-z0-9\-_.]*\z")]
    private static partial Regex Pattern();
}
