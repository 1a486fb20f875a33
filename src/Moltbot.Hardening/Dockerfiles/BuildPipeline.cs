using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A pipeline that a build runs, wherever it stands: in a script of its own, in a substitution, or in an argument of <c>sh -c</c>.</summary>
internal sealed record BuildPipeline(BuildScript Script, ScriptPipeline Pipeline)
{
    /// <summary>Where a part of it stands in the file.</summary>
    public SourceLocation At(TextSpan span) => Script.Place(span);

    /// <summary>The programs that it starts; none for compound commands, whose inside is a pipeline of its own.</summary>
    public IEnumerable<PipelineCall> Calls
    {
        get
        {
            foreach (var command in Pipeline.Commands)
            {
                if (ProgramCall.Of(command) is { } call)
                {
                    yield return new PipelineCall(command, call);
                }
            }
        }
    }
}
