using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Reads a shell script into pipelines (POSIX.1-2024, XCU 2.9, 2.10). What no shell would take is read as far as it goes, and nothing is refused.</summary>
internal sealed class ScriptReader
{
    // Compound commands in one another; deeper ones are read as words.
    private const int MostCompounds = 64;

    private readonly ScriptTokens tokens;
    private readonly ScriptCompounds compounds;
    private readonly List<ScriptGuard> guards = [];
    private int depth;

    private ScriptReader(ScriptLexer lexer)
    {
        tokens = new ScriptTokens(lexer);
        compounds = new ScriptCompounds(tokens, guards, List);
    }

    /// <param name="text">The script.</param>
    /// <param name="documents">Here-documents that stand elsewhere, in the order in which the script announces them.</param>
    /// <param name="depth">How many substitutions stand around.</param>
    public static Script Read(string text, IEnumerable<string>? documents = null, int depth = 0)
    {
        var reader = new ScriptReader(new ScriptLexer(text, 0, depth, documents is null ? null : new Queue<string>(documents)));
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (!reader.tokens.Peek.IsEnd)
        {
            pipelines.AddRange(reader.List([]).Pipelines);

            // A parenthesis or a word such as 'done' that closes nothing.
            if (!reader.tokens.Peek.IsEnd)
            {
                reader.tokens.Take();
            }
        }

        return new Script(pipelines.ToImmutable());
    }

    /// <summary>Reads from behind a <c>(</c> to behind its <c>)</c>.</summary>
    public static (Script Script, int End) ReadInside(string text, int start, int depth)
    {
        var reader = new ScriptReader(new ScriptLexer(text, start, depth, null));
        var script = reader.List([]);
        return (script, reader.tokens.Peek.IsEnd ? text.Length : reader.tokens.Take().Span.End);
    }

    /// <summary>Up to one of the reserved words, a <c>)</c> or <c>;;</c>, which stay.</summary>
    private Script List(string[] until)
    {
        var pipelines = ImmutableArray.CreateBuilder<ScriptPipeline>();
        while (true)
        {
            while (tokens.Peek.Operator is "\n" or ";" or "&")
            {
                tokens.Take();
            }

            if (tokens.Peek.IsEnd || tokens.Peek.Operator is ")" or ";;" or ";&" or ";;&" || Array.Exists(until, tokens.Peek.Is))
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
        while (tokens.Peek.Operator is "&&" or "||")
        {
            var isAnd = tokens.Take().Operator == "&&";
            tokens.SkipLines();

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
        while (tokens.Peek.Is("!") || tokens.Peek.Is("time"))
        {
            isNegated |= tokens.Take().Is("!");
        }

        var commands = ImmutableArray.CreateBuilder<ScriptCommand>();
        commands.Add(Command());
        while (tokens.Peek.Operator is "|" or "|&")
        {
            tokens.Take();
            tokens.SkipLines();
            commands.Add(Command());
        }

        return new ScriptPipeline(commands.ToImmutable(), [.. guards]) { IsNegated = isNegated };
    }

    private ScriptCommand Command()
    {
        var begin = tokens.Peek.Span.Offset;
        if (depth >= MostCompounds)
        {
            return Redirected(new ScriptCommand([], new TextSpan(begin, 0)), begin);
        }

        depth++;
        var body = compounds.Read();
        depth--;
        return Redirected(new ScriptCommand([], TextSpan.Between(begin, body is null ? begin : compounds.End)) { Body = body }, begin);
    }

    /// <summary>The words and redirections that follow; of a compound command, the redirections.</summary>
    private ScriptCommand Redirected(ScriptCommand command, int begin)
    {
        var assignments = ImmutableArray.CreateBuilder<ScriptWord>();
        var words = ImmutableArray.CreateBuilder<ScriptWord>();
        var redirections = ImmutableArray.CreateBuilder<ScriptRedirection>();
        var end = command.Span.End;
        var takesWords = command.Body is null;
        while ((takesWords && tokens.Peek.Word is not null) || tokens.Peek.IsRedirection)
        {
            var token = tokens.Take();
            end = token.Span.End;
            if (token.Word is not { } word)
            {
                if (tokens.Peek.Word is null)
                {
                    continue;
                }

                var target = tokens.Take();
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
        if (takesWords && words.Count == 1 && tokens.Peek.Operator is "(" && depth < MostCompounds)
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
        Document = sign.Operator is "<<" or "<<-" ? tokens.Announce(target, sign.Operator == "<<-") : null,
    };

    private ScriptCommand Function(int begin)
    {
        tokens.Take();
        if (tokens.Peek.Operator is ")")
        {
            tokens.Take();
        }

        tokens.SkipLines();
        depth++;
        var body = Command();
        depth--;
        return body with { Body = body.Body ?? Script.Empty, Span = TextSpan.Between(begin, body.Span.End) };
    }
}
