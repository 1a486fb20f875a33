using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Reads compound commands (POSIX.1-2024, XCU 2.9.4): what stands inside them, and which tests guard it.</summary>
/// <param name="tokens">The script.</param>
/// <param name="guards">The tests that stand around.</param>
/// <param name="list">Reads commands up to one of some reserved words.</param>
internal sealed class ScriptCompounds(ScriptTokens tokens, List<ScriptGuard> guards, Func<string[], Script> list)
{
    private static readonly string[] AfterTest = ["then"];
    private static readonly string[] AfterBranch = ["elif", "else", "fi"];
    private static readonly string[] AfterLoopTest = ["do"];
    private static readonly string[] AfterLoop = ["done"];
    private static readonly string[] AfterBrace = ["}"];
    private static readonly string[] AfterCase = ["esac"];

    /// <summary>Where the last compound command ended.</summary>
    public int End { get; private set; }

    /// <returns>What stands inside the compound command that begins here; null where none begins.</returns>
    public Script? Read() => tokens.Peek switch
    {
        { Operator: "(" } => Group(),
        var token when token.Is("{") => Braced(),
        var token when token.Is("if") => If(),
        var token when token.Is("while") || token.Is("until") => Loop(),
        var token when token.Is("for") || token.Is("select") => For(),
        var token when token.Is("case") => Case(),
        _ => null,
    };

    private Script Group()
    {
        tokens.Take();
        var body = list([]);
        Close(")");
        return body;
    }

    private Script Braced()
    {
        tokens.Take();
        var body = list(AfterBrace);
        Close("}");
        return body;
    }

    private Script If()
    {
        var outer = guards.Count;
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (tokens.Peek.Is("if") || tokens.Peek.Is("elif"))
        {
            tokens.Take();
            var test = list(AfterTest);
            tokens.TakeIf("then");
            pipelines.AddRange(test.Pipelines);
            ScriptGuard? guard = test.Pipelines is [{ Test: { } command }] ? new ScriptGuard(command, Succeeds: true) : null;
            if (guard is not null)
            {
                guards.Add(guard);
            }

            pipelines.AddRange(list(AfterBranch).Pipelines);
            if (guard is not null)
            {
                guards[^1] = guard with { Succeeds = false };
            }
        }

        if (tokens.TakeIf("else"))
        {
            pipelines.AddRange(list(AfterBranch).Pipelines);
        }

        guards.RemoveRange(outer, guards.Count - outer);
        Close("fi");
        return new Script(pipelines.ToImmutable());
    }

    private Script Loop()
    {
        tokens.Take();
        var test = list(AfterLoopTest);
        tokens.TakeIf("do");
        var body = list(AfterLoop);
        Close("done");
        return new Script([.. test.Pipelines, .. body.Pipelines]);
    }

    private Script For()
    {
        tokens.Take();
        while (!tokens.Peek.IsEnd && !tokens.Peek.Is("do") && !tokens.Peek.Is("{"))
        {
            tokens.Take();
        }

        var closing = tokens.Peek.Is("{") ? AfterBrace : AfterLoop;
        tokens.Take();
        var body = list(closing);
        Close(closing[0]);
        return body;
    }

    private Script Case()
    {
        tokens.Take();
        while (!tokens.Peek.IsEnd && !tokens.Peek.Is("in"))
        {
            tokens.Take();
        }

        tokens.Take();
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (true)
        {
            tokens.SkipLines();
            if (tokens.Peek.IsEnd || tokens.Peek.Is("esac"))
            {
                Close("esac");
                return new Script(pipelines.ToImmutable());
            }

            while (!tokens.Peek.IsEnd && tokens.Peek.Operator is not ")")
            {
                tokens.Take();
            }

            tokens.Take();
            pipelines.AddRange(list(AfterCase).Pipelines);
            if (tokens.Peek.Operator is ";;" or ";&" or ";;&" or ")")
            {
                tokens.Take();
            }
        }
    }

    private void Close(string closing)
    {
        End = tokens.Peek.Span.Offset;
        if (tokens.Peek.Operator == closing || tokens.Peek.Is(closing))
        {
            End = tokens.Take().Span.End;
        }
    }
}
