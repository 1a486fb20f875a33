using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>All pipelines of a <c>RUN</c>, but for those that this build's arguments keep from running.</summary>
internal static class BuildPipelines
{
    // Scripts in scripts: 'su -c "sh -c …"'.
    private const int MostDepth = 8;

    public static IEnumerable<BuildPipeline> Of(BuiltInstruction run) => run.Scripts().SelectMany(static script => Of(script, 0));

    private static IEnumerable<BuildPipeline> Of(BuildScript script, int depth)
    {
        foreach (var pipeline in script.Script.Pipelines)
        {
            if (BuildGuards.Forbid(pipeline, script.Run))
            {
                continue;
            }

            yield return new BuildPipeline(script, pipeline);
            foreach (var inner in depth >= MostDepth ? [] : pipeline.Commands.SelectMany(command => Inside(script, command)).SelectMany(inner => Of(inner, depth + 1)))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<BuildScript> Inside(BuildScript script, ScriptCommand command)
    {
        if (command.Body is { } body)
        {
            yield return script with { Script = body };
        }

        foreach (var word in command.Assignments.Concat(command.Words).Concat(command.Redirections.Select(static redirection => redirection.Target)))
        {
            foreach (var substitution in word.Substitutions)
            {
                yield return substitution.HasOwnSpans ? At(script, word.Span, substitution.Script) : script with { Script = substitution.Script };
            }
        }

        if (ProgramCall.Of(command) is { } call)
        {
            foreach (var text in ScriptArguments.Shell(call))
            {
                yield return At(script, text.Span, ScriptReader.Read(text.Text));
            }

            foreach (var document in call.IsShell && ScriptArguments.ReadsStandardInput(call) ? command.Redirections.Select(static redirection => redirection.Document).OfType<ScriptDocument>() : [])
            {
                var heredoc = script.Run.Instruction.Heredocs.FirstOrDefault(heredoc => ReferenceEquals(heredoc.Content, document.Text));
                var inner = ScriptReader.Read(document.Text);
                yield return heredoc is null ? At(script, command.Span, inner) : new BuildScript(script.Run, inner, heredoc.Within);
            }
        }
    }

    private static BuildScript At(BuildScript script, TextSpan span, Script inner)
    {
        var place = script.Place(span);
        return new BuildScript(script.Run, inner, _ => place);
    }
}
