using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>A file and the way that its values went from there into the model. Values that went together share one.</summary>
/// <param name="File">The file that contributed them.</param>
/// <param name="Via">The places they passed through, nearest first: the alias, the <c>extends</c>, the <c>include</c>, the line of the env file that set the variable.</param>
internal sealed record Route(SourceFile File, ImmutableArray<Related> Via);
