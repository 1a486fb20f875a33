using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>The text of an input, for rules that look at texts.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">As <see cref="DeploymentInput.Kind"/> has it.</param>
internal sealed record GradedFile(SourceFile File, string Kind);
