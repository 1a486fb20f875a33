using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>A tree under the name that findings call it by.</summary>
/// <param name="Name">The end of its path, so long that no other folder of the audit has the same: what is told of it holds no home.</param>
/// <param name="Tree">What stands in it.</param>
internal sealed record StateFolder(string Name, StateTree Tree)
{
    /// <summary>What is judged by its mode and owner; nothing where the folder is none.</summary>
    public ImmutableArray<StateEntry> Entries => Tree.Root.Kind == EntryKind.Folder ? Tree.Entries : [];

    public SourceLocation At(StateEntry entry) => HostPlace.At(
        entry.Path.Length == 0 ? Name : $"{Name}/{entry.Path}",
        entry.Path.Length == 0 ? Tree.Folder : $"{Tree.Folder.TrimEnd('/')}/{entry.Path}");
}
