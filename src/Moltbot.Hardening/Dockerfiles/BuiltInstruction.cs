using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>An instruction that a build runs, and what it sees.</summary>
/// <param name="Instruction">What <c>ONBUILD</c> puts off stands for it: it runs in every image that is built on this one.</param>
/// <param name="Stage">The stage that holds it.</param>
/// <param name="Scope">The variables before it.</param>
/// <param name="Escape">The file's escape character.</param>
internal sealed record BuiltInstruction(Instruction Instruction, Stage Stage, Scope Scope, char Escape)
{
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh", "mksh"];

    /// <summary>The <c>SHELL</c> in force; null for the default one.</summary>
    public Instruction? Shell { get; init; }

    public string Keyword => Instruction.Keyword;

    /// <summary>A word with its variables replaced.</summary>
    public Expansion Expand(string word) => ShellWord.Expand(word, Escape, Scope);

    /// <summary>The scripts of a <c>RUN</c>: its own, else what a here-document holds for a shell. None where it runs under no POSIX shell.</summary>
    public IEnumerable<BuildScript> Scripts()
    {
        if (Keyword != "RUN" || Instruction.Arguments.IsEmpty)
        {
            return [];
        }

        var first = Instruction.Arguments[0];
        if (Instruction.IsJson)
        {
            // A word's place is its number.
            var words = Instruction.Arguments.Select(static (argument, number) => new ScriptWord(argument.Text, new TextSpan(number, 1)) { IsQuoted = true });
            return [new BuildScript(this, Script.Of([.. words]), At)];
        }

        if (Shell is { Arguments: [var shell, ..] } && !Shells.Contains(Path.GetFileName(shell.Text)))
        {
            return [];
        }

        return Instruction.Heredocs.Length > 0 && HeredocWord.Parse(first.Text.Trim()) is not null
            ? Instruction.Heredocs.Take(1).Where(static heredoc => IsForShell(heredoc.Content)).Select(heredoc => new BuildScript(this, ScriptReader.Read(heredoc.Content), heredoc.Within))
            : [new BuildScript(this, ScriptReader.Read(first.Text, Instruction.Heredocs.Select(static heredoc => heredoc.Content)), first.Within)];
    }

    private SourceLocation At(TextSpan words) => Instruction.Arguments[words.Offset].At is var first && words.Length < 2
        ? first
        : first.File.At(TextSpan.Between(first.Span.Offset, Instruction.Arguments[words.End - 1].At.Span.End));

    /// <summary>A script with another program on its first line is none of a shell.</summary>
    private static bool IsForShell(string script)
    {
        var first = script.Split('\n', 2)[0].TrimEnd();
        return !first.StartsWith("#!", StringComparison.Ordinal) || Array.Exists(Shells, shell => first.Split('/', ' ').Contains(shell));
    }
}
