using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>The program that a command starts in the end: <c>sudo</c>, <c>env</c>, <c>exec</c> and their like taken off.</summary>
/// <param name="Program">The word that names it.</param>
/// <param name="Arguments">What stands behind it.</param>
internal sealed record ProgramCall(ScriptWord Program, ImmutableArray<ScriptWord> Arguments)
{
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh", "mksh"];

    /// <summary>Programs that start another one, with those of their options that take a value, and how many operands stand before it.</summary>
    private static readonly (string Name, string[] Valued, int Operands)[] Starters =
    [
        ("sudo", ["-u", "--user", "-g", "--group", "-h", "--host", "-p", "--prompt", "-C", "-r", "-t", "-U", "-D", "-R", "-T"], 0),
        ("doas", ["-u", "-C"], 0),
        ("env", ["-u", "--unset", "-C", "--chdir"], 0),
        ("exec", ["-a"], 0),
        ("command", [], 0),
        ("builtin", [], 0),
        ("nohup", [], 0),
        ("setsid", [], 0),
        ("time", ["-f", "-o"], 0),
        ("nice", ["-n"], 0),
        ("ionice", ["-c", "-n", "-p"], 0),
        ("stdbuf", ["-i", "-o", "-e"], 0),
        ("timeout", ["-s", "--signal", "-k", "--kill-after"], 1),
        ("xargs", ["-I", "-n", "-P", "-L", "-d", "-a", "-E", "-s"], 0),
        ("gosu", [], 1),
        ("su-exec", [], 1),
        ("chroot", [], 1),
        ("runuser", ["-u", "--user", "-g", "--group"], 0),
        ("busybox", [], 0),
        ("tini", [], 0),
        ("eatmydata", [], 0),
    ];

    /// <summary>The last part of the program's path.</summary>
    public string Name => Program.FileName;

    /// <summary>The <c>sudo</c> in front, or null.</summary>
    public ScriptWord? Sudo { get; init; }

    /// <summary>Variables that <c>env</c> and <c>sudo</c> set for it.</summary>
    public ImmutableArray<ScriptWord> Assignments { get; init; } = [];

    public bool IsShell => Array.IndexOf(Shells, Name) >= 0;

    /// <returns>Null where the command names no program.</returns>
    public static ProgramCall? Of(ScriptCommand command)
    {
        var words = command.Words;
        var assignments = command.Assignments;
        ScriptWord? sudo = null;
        for (var at = 0; at < words.Length;)
        {
            var starter = Array.Find(Starters, starter => starter.Name == words[at].FileName);
            if (starter.Name is null || words[at].Substitutions.Length > 0)
            {
                return new ProgramCall(words[at], words[(at + 1)..]) { Sudo = sudo, Assignments = assignments };
            }

            sudo ??= starter.Name == "sudo" ? words[at] : null;
            at = Behind(words, at + 1, starter.Valued, starter.Operands, ref assignments);
        }

        return sudo is null ? null : new ProgramCall(sudo, []) { Sudo = sudo, Assignments = assignments };
    }

    /// <summary>The value of an option, as <c>--name value</c>, <c>--name=value</c>, <c>-nvalue</c> or the last letter of several; null where it does not stand.</summary>
    /// <param name="letter">Its short form.</param>
    /// <param name="name">Its long form, with <c>--</c>.</param>
    /// <param name="lettersWithValue">The letters of the program that take the rest of their word, so that nothing behind them is an option.</param>
    public string? Option(char letter, string name, string lettersWithValue)
    {
        for (var i = 0; i < Arguments.Length; i++)
        {
            var word = Arguments[i].Text;
            var next = i + 1 < Arguments.Length ? Arguments[i + 1].Text : "";
            if (word == name)
            {
                return next;
            }

            if (word.StartsWith(name + "=", StringComparison.Ordinal))
            {
                return word[(name.Length + 1)..];
            }

            if (Rest(word, letter, lettersWithValue) is { } rest)
            {
                return rest.Length > 0 ? rest : next;
            }
        }

        return null;
    }

    /// <summary>Whether a switch stands there, long or among short ones.</summary>
    public bool HasSwitch(char letter, string name, string lettersWithValue) =>
        Arguments.Any(word => word.Text == name || Rest(word.Text, letter, lettersWithValue) is not null);

    /// <summary>What stands behind a letter in a word of short options; null where the letter is none of them.</summary>
    private static string? Rest(string word, char letter, string lettersWithValue)
    {
        if (word.Length < 2 || word[0] != '-' || word[1] == '-')
        {
            return null;
        }

        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] == letter)
            {
                return word[(i + 1)..];
            }

            if (lettersWithValue.Contains(word[i], StringComparison.Ordinal))
            {
                return null;
            }
        }

        return null;
    }

    private static int Behind(ImmutableArray<ScriptWord> words, int at, string[] valued, int operands, ref ImmutableArray<ScriptWord> assignments)
    {
        while (at < words.Length)
        {
            var word = words[at];
            if (word.Text == "--")
            {
                return at + 1 + operands;
            }

            if (word.Text.StartsWith('-') && word.Text.Length > 1)
            {
                at += Array.IndexOf(valued, word.Text) >= 0 ? 2 : 1;
            }
            else if (word.AssignedName is not null)
            {
                assignments = assignments.Add(word);
                at++;
            }
            else if (operands-- > 0)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }
}
