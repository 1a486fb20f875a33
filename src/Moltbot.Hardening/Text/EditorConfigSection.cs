namespace Moltbot.Hardening.Text;

/// <summary>A section header of an .editorconfig.</summary>
/// <param name="Glob">What stands between the brackets; null where the header cannot be read, so that it matches nothing.</param>
/// <param name="At">The header with its brackets.</param>
internal sealed record EditorConfigSection(string? Glob, SourceLocation At);
