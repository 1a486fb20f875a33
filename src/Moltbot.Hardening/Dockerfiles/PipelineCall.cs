using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A program that a pipeline starts, and the command that it stands in.</summary>
internal sealed record PipelineCall(ScriptCommand Command, ProgramCall Call);
