using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Globs;

namespace Moltbot.Hardening.Policy;

/// <summary>An .editorconfig or .globalconfig, as far as it speaks of our rules.</summary>
/// <param name="Read">The file.</param>
/// <param name="Folder">Absolute, links followed: sections are matched from here.</param>
/// <param name="IsRoot">No .editorconfig above it counts.</param>
/// <param name="Level">The <c>global_level</c> of a .globalconfig.</param>
/// <param name="Settings">In written order.</param>
/// <param name="Problems">What is wrong in it.</param>
internal sealed record SeverityFile(
    SourceRead Read, string Folder, bool IsRoot, int Level, ImmutableArray<SeveritySetting> Settings, ImmutableArray<Problem> Problems)
{
    /// <summary>The settings of an .editorconfig that hold for a file.</summary>
    /// <param name="fullPath">Absolute, links followed.</param>
    public IEnumerable<SeveritySetting> For(string fullPath)
    {
        if (Settings.IsEmpty)
        {
            return [];
        }

        var path = SourcePath.Relative(Folder, fullPath);
        return Settings.Where(setting => setting.Entry.Section?.Glob is { } glob && SectionGlob.Matches(glob, path));
    }
}
