using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Reads a shell script into pipelines (POSIX.1-2024, XCU 2.9, 2.10). What no shell would take is read as far as it goes, and nothing is refused.</summary>
internal sealed class ScriptReader
{
    // Compound commands in one another; deeper ones are read as words.
    private const int MostCompounds = 64;

    private static readonly string[] AfterTest = ["then"];
    private static readonly string[] AfterBranch = ["elif", "else", "fi"];
    private static readonly string[] AfterLoopTest = ["do"];
    private static readonly string[] AfterLoop = ["done"];
    private static readonly string[] AfterBrace = ["}"];
    private static readonly string[] AfterCase = ["esac"];

    private readonly ScriptLexer lexer;
    private readonly List<ScriptGuard> guards = [];
    private ScriptToken? peeked;
    private int compounds;

    // Where the last compound command ended.
    private int compoundEnd;

    private ScriptReader(ScriptLexer lexer) => this.lexer = lexer;

    /// <param name="text">The script.</param>
    /// <param name="documents">Here-documents that stand elsewhere, in the order in which the script announces them.</param>
    /// <param name="depth">How many substitutions stand around.</param>
    public static Script Read(string text, IEnumerable<string>? documents = null, int depth = 0)
    {
        var reader = new ScriptReader(new ScriptLexer(text, 0, depth, documents is null ? null : new Queue<string>(documents)));
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (!reader.Peek.IsEnd)
        {
            pipelines.AddRange(reader.List([]).Pipelines);

            // A parenthesis or a word such as 'done' that closes nothing.
            if (!reader.Peek.IsEnd)
            {
                reader.Take();
            }
        }

        return new Script(pipelines.ToImmutable());
    }

    /// <summary>Reads from behind a <c>(</c> to behind its <c>)</c>.</summary>
    public static (Script Script, int End) ReadInside(string text, int start, int depth)
    {
        var reader = new ScriptReader(new ScriptLexer(text, start, depth, null));
        var script = reader.List([]);
        return (script, reader.Peek.IsEnd ? text.Length : reader.Take().Span.End);
    }

    private ScriptToken Peek => peeked ??= lexer.Next();

    private ScriptToken Take()
    {
        var token = Peek;
        peeked = null;
        return token;
    }

    private bool TakeIf(string reserved)
    {
        if (!Peek.Is(reserved))
        {
            return false;
        }

        Take();
        return true;
    }

    private void SkipLines()
    {
        while (Peek.Operator is "\n")
        {
            Take();
        }
    }

    /// <summary>Up to one of the reserved words, a <c>)</c> or <c>;;</c>, which stay.</summary>
    private Script List(string[] until)
    {
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (true)
        {
            while (Peek.Operator is "\n" or ";" or "&")
            {
                Take();
            }

            if (Peek.IsEnd || Peek.Operator is ")" or ";;" or ";&" or ";;&" || Array.Exists(until, Peek.Is))
            {
                return new Script(pipelines.ToImmutable());
            }

            AndOr(pipelines);
        }
    }

    private void AndOr(ImmutableArray<ScriptPipeline>.Builder pipelines)
    {
        var outer = guards.Count;
        var addsUp = true;
        var previous = Pipeline();
        pipelines.Add(previous);
        while (Peek.Operator is "&&" or "||")
        {
            var isAnd = Take().Operator == "&&";
            SkipLines();

            // 'a && b && c' adds up, and so does one '||'; what decides in a longer mixture is not followed.
            var isFirst = guards.Count == outer && addsUp;
            if (addsUp && (isAnd || isFirst) && previous.Test is { } test)
            {
                guards.Add(new ScriptGuard(test, isAnd));
            }
            else
            {
                guards.RemoveRange(outer, guards.Count - outer);
            }

            addsUp &= isAnd && guards.Count > outer;
            previous = Pipeline();
            pipelines.Add(previous);
        }

        guards.RemoveRange(outer, guards.Count - outer);
    }

    private ScriptPipeline Pipeline()
    {
        var isNegated = false;
        while (Peek.Is("!") || Peek.Is("time"))
        {
            isNegated |= Take().Is("!");
        }

        var commands = ImmutableArray.CreateBuilder<ScriptCommand>();
        commands.Add(Command());
        while (Peek.Operator is "|" or "|&")
        {
            Take();
            SkipLines();
            commands.Add(Command());
        }

        return new ScriptPipeline(commands.ToImmutable(), [.. guards]) { IsNegated = isNegated };
    }

    private ScriptCommand Command()
    {
        var begin = Peek.Span.Offset;
        if (compounds >= MostCompounds)
        {
            return Redirected(new ScriptCommand([], new TextSpan(begin, 0)), begin);
        }

        compounds++;
        var body = Compound();
        compounds--;
        return Redirected(new ScriptCommand([], TextSpan.Between(begin, body is null ? begin : compoundEnd)) { Body = body }, begin);
    }

    private Script? Compound() => Peek switch
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
        Take();
        var body = List([]);
        End(")");
        return body;
    }

    private Script Braced()
    {
        Take();
        var body = List(AfterBrace);
        End("}");
        return body;
    }

    private Script If()
    {
        var outer = guards.Count;
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (Peek.Is("if") || Peek.Is("elif"))
        {
            Take();
            var test = List(AfterTest);
            TakeIf("then");
            pipelines.AddRange(test.Pipelines);
            ScriptGuard? guard = test.Pipelines is [{ Test: { } command }] ? new ScriptGuard(command, Succeeds: true) : null;
            if (guard is not null)
            {
                guards.Add(guard);
            }

            pipelines.AddRange(List(AfterBranch).Pipelines);
            if (guard is not null)
            {
                guards[^1] = guard with { Succeeds = false };
            }
        }

        if (TakeIf("else"))
        {
            pipelines.AddRange(List(AfterBranch).Pipelines);
        }

        guards.RemoveRange(outer, guards.Count - outer);
        End("fi");
        return new Script(pipelines.ToImmutable());
    }

    private Script Loop()
    {
        Take();
        var test = List(AfterLoopTest);
        TakeIf("do");
        var body = List(AfterLoop);
        End("done");
        return new Script([.. test.Pipelines, .. body.Pipelines]);
    }

    private Script For()
    {
        Take();
        while (!Peek.IsEnd && !Peek.Is("do") && !Peek.Is("{"))
        {
            Take();
        }

        var closing = Peek.Is("{") ? AfterBrace : AfterLoop;
        Take();
        var body = List(closing);
        End(closing[0]);
        return body;
    }

    private Script Case()
    {
        Take();
        while (!Peek.IsEnd && !Peek.Is("in"))
        {
            Take();
        }

        Take();
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (true)
        {
            SkipLines();
            if (Peek.IsEnd || Peek.Is("esac"))
            {
                End("esac");
                return new Script(pipelines.ToImmutable());
            }

            while (!Peek.IsEnd && Peek.Operator is not ")")
            {
                Take();
            }

            Take();
            pipelines.AddRange(List(AfterCase).Pipelines);
            if (Peek.Operator is ";;" or ";&" or ";;&" or ")")
            {
                Take();
            }
        }
    }

    private void End(string closing)
    {
        compoundEnd = Peek.Span.Offset;
        if (Peek.Operator == closing || Peek.Is(closing))
        {
            compoundEnd = Take().Span.End;
        }
    }

    /// <summary>The words and redirections that follow; of a compound command, the redirections.</summary>
    private ScriptCommand Redirected(ScriptCommand command, int begin)
    {
        var assignments = ImmutableArray.CreateBuilder<ScriptWord>();
        var words = ImmutableArray.CreateBuilder<ScriptWord>();
        var redirections = ImmutableArray.CreateBuilder<ScriptRedirection>();
        var end = command.Span.End;
        var takesWords = command.Body is null;
        while ((takesWords && Peek.Word is not null) || Peek.IsRedirection)
        {
            var token = Take();
            end = token.Span.End;
            if (token.Word is not { } word)
            {
                if (Peek.Word is null)
                {
                    continue;
                }

                var target = Take();
                end = target.Span.End;
                redirections.Add(Redirection(token, target.Word ?? new ScriptWord("", target.Span)));
            }
            else if (words.Count == 0 && word.AssignedName is not null)
            {
                assignments.Add(word);
            }
            else
            {
                words.Add(word);
            }
        }

        // name() { … }
        if (takesWords && words.Count == 1 && Peek.Operator is "(" && compounds < MostCompounds)
        {
            return Function(begin);
        }

        return command with
        {
            Words = words.ToImmutable(),
            Assignments = assignments.ToImmutable(),
            Redirections = redirections.ToImmutable(),
            Span = TextSpan.Between(begin, end),
        };
    }

    private ScriptRedirection Redirection(ScriptToken sign, ScriptWord target) => new(sign.Operator, sign.Number, target)
    {
        Document = sign.Operator is "<<" or "<<-" ? lexer.Announce(target, sign.Operator == "<<-") : null,
    };

    private ScriptCommand Function(int begin)
    {
        Take();
        if (Peek.Operator is ")")
        {
            Take();
        }

        SkipLines();
        compounds++;
        var body = Command();
        compounds--;
        return body with { Body = body.Body ?? Script.Empty, Span = TextSpan.Between(begin, body.Span.End) };
    }
}
