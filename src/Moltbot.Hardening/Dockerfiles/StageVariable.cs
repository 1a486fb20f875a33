using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A variable that a stage gives to what runs in it.</summary>
/// <param name="Value">Expanded; null where a build argument that nobody gave decides it.</param>
/// <param name="At">The pair of the <c>ENV</c>.</param>
internal sealed record StageVariable(string? Value, SourceLocation At);
