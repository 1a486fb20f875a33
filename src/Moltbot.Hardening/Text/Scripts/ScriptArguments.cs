namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Which of a program's arguments are scripts themselves.</summary>
internal static class ScriptArguments
{
    /// <summary>Interpreters, and the options of theirs that give the program on the command line or make it a filter.</summary>
    private static readonly (string Name, string Letters, string[] Long)[] Interpreters =
    [
        ("python", "cm", []), ("perl", "enpiE", []), ("ruby", "enp", []), ("node", "ep", ["--eval", "--print"]), ("nodejs", "ep", ["--eval", "--print"]),
        ("php", "rRBF", ["--run"]), ("lua", "e", []), ("pwsh", "cCfF", ["-Command", "-File"]), ("fish", "c", ["--command"]),
    ];

    /// <summary>The script of <c>sh -c</c>, <c>su -c</c> and <c>eval</c>: shell text. Words of <c>eval</c> are one script.</summary>
    public static IEnumerable<ScriptWord> Shell(ProgramCall call)
    {
        if (call.Name == "eval" && call.Arguments.Length > 0)
        {
            var (first, last) = (call.Arguments[0], call.Arguments[^1]);
            yield return first with { Text = string.Join(' ', call.Arguments.Select(static word => word.Text)), Span = TextSpan.Between(first.Span.Offset, last.Span.End) };
        }
        else if (call.IsShell || call.Name is "su" or "runuser")
        {
            for (var i = 0; i < call.Arguments.Length; i++)
            {
                var text = call.Arguments[i].Text;
                var isCluster = text.Length > 1 && text[0] == '-' && text[1] != '-' && text.Contains('c', StringComparison.Ordinal);
                if ((isCluster || text == "--command") && i + 1 < call.Arguments.Length)
                {
                    yield return call.Arguments[i + 1];
                    yield break;
                }
            }
        }
    }

    /// <summary>Whether the program runs what it reads from standard input.</summary>
    public static bool ReadsStandardInput(ProgramCall call)
    {
        if (call.IsShell)
        {
            return !Shell(call).Any() && (HasLetter(call, 's') || Operand(call, "oO") is null or "-" or "/dev/stdin");
        }

        var interpreter = Array.Find(Interpreters, known => IsNamed(call.Name, known.Name));
        return interpreter.Name is not null
            && !interpreter.Letters.Any(letter => HasLetter(call, letter))
            && !call.Arguments.Any(word => Array.IndexOf(interpreter.Long, word.Text.Split('=')[0]) >= 0)
            && Operand(call, "") is null or "-" or "/dev/stdin";
    }

    /// <summary>The file or the text that the program runs: of a shell, an interpreter, <c>source</c> and <c>.</c>.</summary>
    public static ScriptWord? Source(ProgramCall call) =>
        call.Name is "source" or "." ? call.Arguments.FirstOrDefault()
        : call.IsShell || Array.Exists(Interpreters, known => IsNamed(call.Name, known.Name)) ? call.Arguments.FirstOrDefault(static word => !word.Text.StartsWith('-'))
        : null;

    // python3.12 is python.
    private static bool IsNamed(string name, string interpreter) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.') == interpreter;

    private static bool HasLetter(ProgramCall call, char letter) =>
        call.Arguments.TakeWhile(static word => word.Text.StartsWith('-')).Any(word => word.Text.Length > 1 && word.Text[1] != '-' && word.Text.Contains(letter, StringComparison.Ordinal));

    /// <summary>The first word that is no option; <c>-</c> is one.</summary>
    private static string? Operand(ProgramCall call, string lettersWithValue)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var text = call.Arguments[i].Text;
            if (text == "-" || text.Length == 0 || text[0] is not ('-' or '+'))
            {
                return text;
            }

            i += text.Length == 2 && lettersWithValue.Contains(text[1], StringComparison.Ordinal) ? 1 : 0;
        }

        return null;
    }
}
