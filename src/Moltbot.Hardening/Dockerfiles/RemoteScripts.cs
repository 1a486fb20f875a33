using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Finds what is downloaded and run without being looked at: <c>curl … | bash</c>, <c>bash &lt;(curl …)</c>, <c>sh -c "$(curl …)"</c>.</summary>
internal static class RemoteScripts
{
    public static IEnumerable<RemoteScript> Of(BuiltInstruction run) => BuildPipelines.Of(run).SelectMany(static pipeline => Piped(pipeline).Concat(Substituted(pipeline)));

    private static IEnumerable<RemoteScript> Piped(BuildPipeline pipeline)
    {
        var commands = pipeline.Pipeline.Commands;
        for (var reader = 1; reader < commands.Length; reader++)
        {
            for (var writer = 0; writer < reader; writer++)
            {
                if (Interpreter(commands[reader]) is { } interpreter && Download.ToStandardOutput(commands[writer]) is { } download)
                {
                    yield return new RemoteScript(
                        pipeline.At(TextSpan.Between(commands[writer].Span.Offset, commands[reader].Span.End)), Download.Address(download), interpreter.Name);
                    yield break;
                }
            }
        }
    }

    private static IEnumerable<RemoteScript> Substituted(BuildPipeline pipeline)
    {
        foreach (var (command, call) in pipeline.Calls)
        {
            var script = call.Program.Substitutions.Where(static inner => inner is { IsProcess: false, Start: 0 })
                .Concat((ScriptArguments.Source(call)?.Substitutions ?? []).Where(inner => inner.IsProcess || (!call.IsShell && inner.Start == 0)))
                .Concat(ScriptArguments.ReadsStandardInput(call)
                    ? command.Redirections.Where(static from => from.Operator is "<" or "<<<").SelectMany(static from => from.Target.Substitutions)
                    : [])
                .Select(static inner => Download.In(inner.Script)).OfType<ProgramCall>().FirstOrDefault();
            if (script is not null)
            {
                yield return new RemoteScript(pipeline.At(command.Span), Download.Address(script), call.Program.HasExpansion ? "the shell" : call.Name);
            }
        }
    }

    /// <summary>The program that runs what it reads; of a group, the first that does.</summary>
    private static ProgramCall? Interpreter(ScriptCommand command) =>
        command.Body is { } body ? body.Pipelines.Select(static inner => Interpreter(inner.Commands[0])).OfType<ProgramCall>().FirstOrDefault()
        : ProgramCall.Of(command) is { } call && ScriptArguments.ReadsStandardInput(call) && !command.Redirections.Any(static from => from.Operator.StartsWith('<')) ? call
        : null;
}
