namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What the evaluation of stages needs and does not change.</summary>
/// <param name="Dockerfile">The file.</param>
/// <param name="Request">What the build asks.</param>
/// <param name="Globals">The arguments before the first <c>FROM</c>.</param>
/// <param name="Links">One a stage.</param>
internal sealed record StageInputs(Dockerfile Dockerfile, StageRequest Request, Scope Globals, StageLink[] Links);
