using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>Cuts the script of a shell's <c>-c</c> into commands and words (POSIX.1-2024, XCU 2.2, 2.3, 2.9): quotes removed, comments dropped, nothing expanded.</summary>
/// <remarks>Control operators, newlines and parentheses end a command. A word with an expansion in it is a hole: only the shell knows what becomes of it.</remarks>
internal sealed class ShellScript
{
    private readonly ComposeScalar script;
    private readonly List<ShellCommand> commands = [];
    private readonly ImmutableArray<ComposeScalar>.Builder words = ImmutableArray.CreateBuilder<ComposeScalar>();
    private readonly StringBuilder word = new();
    private bool isOpen;
    private bool isHole;
    private int at;

    private ShellScript(ComposeScalar script) => this.script = script;

    private string Text => script.Text;

    public static ImmutableArray<ShellCommand> Commands(ComposeScalar script)
    {
        var cut = new ShellScript(script);
        while (cut.at < cut.Text.Length)
        {
            cut.Step();
        }

        cut.EndCommand();
        return [.. cut.commands];
    }

    private void Step()
    {
        var unit = Text[at];
        switch (unit)
        {
            case ' ' or '\t':
                EndWord();
                at++;
                break;
            case '#' when !isOpen:
                at = End('\n', at);
                break;
            case '&' when IsOfRedirection():
                Take(unit);
                break;
            case '\n' or '\r' or ';' or '&' or '|' or '(' or ')':
                EndCommand();
                at++;
                break;
            case '\'':
                Literal();
                break;
            case '"':
                Quoted();
                break;
            default:
                Other(unit);
                break;
        }
    }

    private void Other(char unit)
    {
        if (unit is '$' or '`')
        {
            Expansion();
        }
        else if (unit == '\\')
        {
            Escape();
        }
        else
        {
            Take(unit);
        }
    }

    // `2>&1` and `&>file` are one command with what stands around them.
    private bool IsOfRedirection() => (at > 0 && Text[at - 1] is '>' or '<') || (at + 1 < Text.Length && Text[at + 1] == '>');

    private void Literal()
    {
        var end = End('\'', at + 1);
        word.Append(Text, at + 1, end - at - 1);
        isOpen = true;
        at = Math.Min(end + 1, Text.Length);
    }

    private void Quoted()
    {
        isOpen = true;
        for (at++; at < Text.Length && Text[at] != '"';)
        {
            if (Text[at] is '$' or '`')
            {
                Expansion();
            }
            else if (Text[at] == '\\' && at + 1 < Text.Length && Text[at + 1] is '$' or '`' or '"' or '\\' or '\n')
            {
                Escape();
            }
            else
            {
                Take(Text[at]);
            }
        }

        at = Math.Min(at + 1, Text.Length);
    }

    // A line that goes on leaves nothing behind.
    private void Escape()
    {
        at++;
        if (at < Text.Length && Text[at] == '\n')
        {
            at++;
        }
        else if (at < Text.Length)
        {
            Take(Text[at]);
        }
    }

    /// <summary>One <c>$NAME</c>, <c>${…}</c>, <c>$(…)</c> or <c>`…`</c>, as it stands.</summary>
    private void Expansion()
    {
        var end = Text[at] == '`' ? End('`', at + 1) + 1
            : at + 1 < Text.Length && Text[at + 1] is '{' or '(' ? Closing(at + 1)
            : at + 1;
        end = Math.Min(end, Text.Length);
        word.Append(Text, at, end - at);
        isHole = isOpen = true;
        at = end;
    }

    private int Closing(int open)
    {
        var (opening, closing) = Text[open] == '{' ? ('{', '}') : ('(', ')');
        var depth = 0;
        for (var i = open; i < Text.Length; i++)
        {
            depth += Text[i] == opening ? 1 : Text[i] == closing ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return Text.Length;
    }

    private int End(char unit, int from) => from < Text.Length && Text.IndexOf(unit, from) is >= 0 and var found ? found : Text.Length;

    private void Take(char unit)
    {
        word.Append(unit);
        isOpen = true;
        at++;
    }

    private void EndWord()
    {
        if (isOpen)
        {
            var text = word.ToString();
            words.Add(script with { Value = text, Text = text, IsHole = isHole });
        }

        word.Clear();
        isOpen = isHole = false;
    }

    private void EndCommand()
    {
        EndWord();
        if (words.Count > 0)
        {
            commands.Add(new ShellCommand(words.ToImmutable()));
            words.Clear();
        }
    }
}
