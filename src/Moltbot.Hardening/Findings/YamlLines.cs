namespace Moltbot.Hardening.Findings;

/// <summary>Lines, blanks and comments around a place in a YAML text.</summary>
internal static class YamlLines
{
    public static int Start(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The end of the line, its line end left out.</summary>
    public static int End(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end > at && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The first unit behind a line end.</summary>
    public static int Next(string text, int end) => text[end] == '\r' ? end + 2 : end + 1;

    /// <summary>Blanks at the start of the line that begins there.</summary>
    public static int Indentation(string text, int line) => BlankBehind(text, line) - line;

    /// <summary>The first unit of the blanks that end at a place.</summary>
    public static int BlankBefore(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at;
    }

    /// <summary>The first unit that is no blank.</summary>
    public static int BlankBehind(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    public static bool IsBlank(string text, int from, int to) => BlankBehind(text, from) >= to;

    /// <summary>Nothing but a comment follows on the line.</summary>
    public static bool IsEndOfLine(string text, int at)
    {
        var next = BlankBehind(text, at);
        return next == text.Length || text[next] is '\n' or '\r' || (text[next] == '#' && next > at);
    }

    /// <summary>The line end that the text is written with.</summary>
    public static string NewLine(string text) => text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end && text[end - 1] == '\r' ? "\r\n" : "\n";
}
