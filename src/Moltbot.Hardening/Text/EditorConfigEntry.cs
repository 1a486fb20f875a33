namespace Moltbot.Hardening.Text;

/// <summary>A property of an .editorconfig or .globalconfig.</summary>
/// <param name="Section">Null before the first header.</param>
/// <param name="Key">As written; keys are compared without regard to case.</param>
/// <param name="Value">Without a trailing comment.</param>
/// <param name="At">From the key to the end of the value.</param>
internal sealed record EditorConfigEntry(EditorConfigSection? Section, string Key, string Value, SourceLocation At);
