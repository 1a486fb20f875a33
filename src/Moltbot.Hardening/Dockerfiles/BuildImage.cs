using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>An image that a build begins with or takes files from.</summary>
/// <param name="Name">Expanded.</param>
/// <param name="At">Where its version is decided: the <c>FROM</c> or <c>--from</c>, or the default of the one argument that stands there.</param>
/// <param name="UsedAt">The <c>FROM</c> or <c>--from</c>.</param>
internal sealed record BuildImage(string Name, SourceLocation At, SourceLocation UsedAt);
