using System.Collections.Immutable;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>What a service runs: the words of its entrypoint and command, as far as compose or the built stage writes them (else the image's own run).</summary>
internal sealed record ServiceCommand(ImmutableArray<ComposeScalar> Entrypoint, ImmutableArray<ComposeScalar> Command)
{
    /// <summary>All words in order; a shell's <c>-c</c> script is parted as the shell does.</summary>
    public IEnumerable<ComposeScalar> Words => Commands.SelectMany(static command => command.Words);

    /// <summary>The entrypoint that runs where compose writes none: the built stage's.</summary>
    public ImmutableArray<ComposeScalar> StageEntrypoint { get; init; } = [];

    /// <summary>The command that runs where compose writes neither command nor entrypoint: the built stage's.</summary>
    public ImmutableArray<ComposeScalar> StageCommand { get; init; } = [];

    /// <summary>The command that runs; an entrypoint of compose takes the image's command away.</summary>
    public ImmutableArray<ComposeScalar> CommandInUse => Command.IsEmpty && Entrypoint.IsEmpty ? StageCommand : Command;

    public ImmutableArray<ComposeScalar> EntrypointInUse => Entrypoint.IsEmpty ? StageEntrypoint : Entrypoint;

    /// <summary>The commands that run: one, and those of a shell's <c>-c</c> script.</summary>
    public ImmutableArray<ShellCommand> Commands => Cut([.. EntrypointInUse, .. CommandInUse]);

    public bool HasOwnCommand => !Command.IsEmpty;

    /// <summary>The value of an option of the gateway, as <c>--name value</c> or <c>--name=value</c>; the last one where there are several.</summary>
    public ComposeScalar? Option(string name) => Options(name).LastOrDefault();

    /// <summary>The option's value in each command that runs the gateway (in all, where none does); in one command the last one wins.</summary>
    public IEnumerable<ComposeScalar> Options(string name)
    {
        foreach (var command in OfGateway)
        {
            if (Option(command.Words, name) is { } value)
            {
                yield return value;
            }
        }
    }

    /// <summary>The words <c>--name</c> and <c>--name=value</c> themselves, in each command that runs the gateway (in all, where none does).</summary>
    public IEnumerable<ComposeScalar> Flags(string name)
    {
        foreach (var command in OfGateway)
        {
            foreach (var word in command.Words)
            {
                if (word.Text == name || word.Text.StartsWith(name + "=", StringComparison.Ordinal))
                {
                    yield return word;
                }
            }
        }
    }

    private IReadOnlyList<ShellCommand> OfGateway
    {
        get
        {
            var all = Commands;
            var ofGateway = new List<ShellCommand>();
            foreach (var command in all)
            {
                if (command.Words.Any(static word => word.Text == "gateway"))
                {
                    ofGateway.Add(command);
                }
            }

            return ofGateway.Count > 0 ? ofGateway : all;
        }
    }

    private static ComposeScalar? Option(ImmutableArray<ComposeScalar> command, string name)
    {
        ComposeScalar? value = null;
        ComposeScalar? before = null;
        foreach (var word in command)
        {
            if (before?.Text == name)
            {
                value = word;
            }
            else if (word.Text.StartsWith(name + "=", StringComparison.Ordinal))
            {
                value = word with { Value = word.Text[(name.Length + 1)..], Text = word.Text[(name.Length + 1)..] };
            }

            before = word;
        }

        return value;
    }

    // `sh -c "node dist/index.js gateway --bind lan"` is one word to compose and six to the shell.
    private static ImmutableArray<ShellCommand> Cut(ImmutableArray<ComposeScalar> words)
    {
        var own = ImmutableArray.CreateBuilder<ComposeScalar>();
        var scripts = new List<ShellCommand>();
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0 && TakesScript(words[i - 1].Text))
            {
                scripts.AddRange(ShellScript.Commands(words[i]));
            }
            else
            {
                own.Add(words[i]);
            }
        }

        return own.Count == 0 ? [.. scripts] : [new ShellCommand(own.ToImmutable()), .. scripts];
    }

    /// <summary>A shell's <c>-c</c>, alone or with others (<c>-lc</c>), and <c>-S</c> of env.</summary>
    private static bool TakesScript(string word) => word is "-S" or "--split-string"
        || (word is ['-', .. var flags, 'c'] && flags.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0);
}
