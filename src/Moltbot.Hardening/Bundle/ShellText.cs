namespace Moltbot.Hardening.Bundle;

/// <summary>Values as they stand in a line of shell.</summary>
internal static class ShellText
{
    /// <summary>One word, whatever is in it: a file's name may hold a blank, a quote or a line end.</summary>
    public static string Word(string value) => value.Length > 0 && value.All(IsPlain) ? value : "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static bool IsPlain(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-' or '/' or ':' or '=' or '@' or '+';
}
