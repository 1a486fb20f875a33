using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>Walks a folder as <c>find -xdev</c> does: by lstat, following no link and entering no other filesystem.</summary>
internal sealed class LinuxTree
{
    private readonly ImmutableArray<StateEntry>.Builder entries = ImmutableArray.CreateBuilder<StateEntry>();
    private readonly ulong device;
    private string? unread;

    private LinuxTree(ulong device) => this.device = device;

    /// <returns>Null where nothing is there.</returns>
    public static Answer<StateTree>? Read(string folder, string mountTable)
    {
        try
        {
            ReadOnlyMemory<byte> address = Encoding.UTF8.GetBytes(folder);
            return LinuxCalls.Status(address) is { } status ? new Answer<StateTree>(Read(folder, address, status, mountTable), null) : null;
        }
        catch (Exception wrong) when (wrong is EntryPointNotFoundException or DllNotFoundException)
        {
            return new Answer<StateTree>(null, "this system's library has no statx");
        }
    }

    private static StateTree Read(string folder, ReadOnlyMemory<byte> address, FileStatus status, string mountTable)
    {
        var walk = new LinuxTree(status.Device);
        walk.Add("", address, status);
        if (status.Kind == EntryKind.Folder)
        {
            walk.Descend(address);
        }

        var user = LinuxCalls.EffectiveUser();
        return new StateTree(folder, walk.entries.ToImmutable())
        {
            Owner = user == 0 ? status.Owner : user,
            Unread = walk.unread,
            WithoutModes = status.Kind == EntryKind.Folder ? MountTable.KindWithoutModes(mountTable, folder) : null,
        };
    }

    /// <summary>Without recursion: how deep a tree is, others may decide.</summary>
    private void Descend(ReadOnlyMemory<byte> root)
    {
        var folders = new Stack<(string Path, ReadOnlyMemory<byte> Address)>();
        folders.Push(("", root));
        while (folders.TryPop(out var folder))
        {
            if (LinuxCalls.Names(folder.Address) is not { } names)
            {
                unread ??= folder.Path.Length == 0 ? "the folder itself" : folder.Path;
                continue;
            }

            names.Sort(static (one, other) => one.AsSpan().SequenceCompareTo(other));
            foreach (var name in names)
            {
                var path = folder.Path.Length == 0 ? Text(name) : $"{folder.Path}/{Text(name)}";
                ReadOnlyMemory<byte> address = (byte[])[.. folder.Address.Span, (byte)'/', .. name];
                if (LinuxCalls.Status(address) is not { } status)
                {
                    unread ??= path;
                    continue;
                }

                Add(path, address, status);
                if (status.Kind == EntryKind.Folder && status.Device == device)
                {
                    folders.Push((path, address));
                }
            }
        }
    }

    private void Add(string path, ReadOnlyMemory<byte> address, FileStatus status) =>
        entries.Add(new StateEntry(path, status.Kind, status.Mode, status.Owner, status.Links) { Address = address });

    /// <summary>A name that is no UTF-8 is shown as far as it is.</summary>
    private static string Text(byte[] name) => Encoding.UTF8.GetString(name);
}
