using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Fixes;

/// <summary>A file of the project's own that is edited, and what its edits have to know of it.</summary>
/// <param name="File">As it stands.</param>
/// <param name="IsFirst">No file of the set stands before this one.</param>
internal sealed record OwnFile(SourceFile File, bool IsFirst)
{
    /// <summary>The line end that it is written with.</summary>
    public string NewLine { get; } = YamlPlace.NewLine(File.Text);

    public ImmutableArray<Comment> Comments { get; } = YamlReader.Comments(File);
}
