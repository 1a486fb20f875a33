using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Deployments;

/// <summary>The commands of the script of a shell's <c>-c</c>, those inside of <c>if</c>, loops and groups too, each as its assignments and words.</summary>
/// <remarks>A word with an expansion in it is a hole: only the shell knows what becomes of it.</remarks>
internal static class ShellScript
{
    public static ImmutableArray<ShellCommand> Commands(ComposeScalar script)
    {
        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        Add(ScriptReader.Read(script.Text), script, commands);
        return commands.ToImmutable();
    }

    private static void Add(Script part, ComposeScalar script, ImmutableArray<ShellCommand>.Builder commands)
    {
        foreach (var pipeline in part.Pipelines)
        {
            foreach (var command in pipeline.Commands)
            {
                if (command.Assignments.Length + command.Words.Length > 0)
                {
                    commands.Add(new ShellCommand([.. command.Assignments.Select(word => Word(word, script)), .. command.Words.Select(word => Word(word, script))]));
                }

                Add(command.Body ?? Script.Empty, script, commands);
            }
        }
    }

    private static ComposeScalar Word(ScriptWord word, ComposeScalar script) => script with { Value = word.Text, Text = word.Text, IsHole = word.HasExpansion };
}
