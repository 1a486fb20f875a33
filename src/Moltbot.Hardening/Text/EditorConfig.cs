using System.Collections.Immutable;

namespace Moltbot.Hardening.Text;

/// <summary>An .editorconfig or .globalconfig: its properties in written order; a later one of the same key and section wins.</summary>
/// <param name="File">The file.</param>
/// <param name="Entries">All properties.</param>
/// <param name="Malformed">Lines that are no header, no property, no comment and not blank.</param>
internal sealed record EditorConfig(SourceFile File, ImmutableArray<EditorConfigEntry> Entries, ImmutableArray<SourceLocation> Malformed)
{
    /// <summary>No file above this one counts.</summary>
    public bool IsRoot => string.Equals(Top("root")?.Value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The property of that key before the first section, or null.</summary>
    public EditorConfigEntry? Top(string key) =>
        Entries.LastOrDefault(entry => entry.Section is null && string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));
}
