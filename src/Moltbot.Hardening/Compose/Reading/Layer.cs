using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>One document of a file, before it is joined with others.</summary>
/// <param name="File">Where it was written.</param>
/// <param name="Root">Its content; what is tagged <c>!reset</c> is left out.</param>
/// <param name="Cleared">The places that <c>!reset</c> and <c>!override</c> clear in what is merged so far.</param>
internal sealed record Layer(SourceFile File, ComposeMapping Root, ImmutableArray<ModelPath> Cleared);
