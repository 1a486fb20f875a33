using System.Collections.Immutable;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>What a service runs: the words of its entrypoint and command, as far as compose writes them (else the image's own run).</summary>
internal sealed record ServiceCommand(ImmutableArray<ComposeScalar> Entrypoint, ImmutableArray<ComposeScalar> Command)
{
    /// <summary>All words in order; words of a shell's <c>-c</c> script are parted as a shell would, roughly.</summary>
    public IEnumerable<ComposeScalar> Words => Entrypoint.Concat(Command).SelectMany(Split);

    public bool HasOwnCommand => !Command.IsEmpty;

    /// <summary>Whether a word stands among the words, as itself.</summary>
    public bool Has(string word) => Words.Any(each => each.Text == word);

    /// <summary>The value of an option, as <c>--name value</c> or <c>--name=value</c>; the last one wins.</summary>
    public ComposeScalar? Option(string name)
    {
        ComposeScalar? value = null;
        ComposeScalar? before = null;
        foreach (var word in Words)
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
    private static IEnumerable<ComposeScalar> Split(ComposeScalar word)
    {
        var parts = word.Text.Split([' ', '\t', '\n', '\r', ';', '&', '|'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 ? [word] : parts.Select(part => word with { Value = part, Text = part.Trim('"', '\'') });
    }
}
