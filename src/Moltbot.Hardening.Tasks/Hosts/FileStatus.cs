using System.Runtime.InteropServices;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>The part of Linux's <c>struct statx</c> that is looked at; 256 bytes on every architecture (statx(2)).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct FileStatus
{
    private const int KindBits = 0xF000;
    private const int RightBits = 0xFFF;

    [FieldOffset(16)]
    public readonly uint Links;

    [FieldOffset(20)]
    public readonly uint Owner;

    [FieldOffset(28)]
    private readonly ushort mode;

    [FieldOffset(136)]
    private readonly uint deviceMajor;

    [FieldOffset(140)]
    private readonly uint deviceMinor;

    public int Mode => mode & RightBits;

    public ulong Device => ((ulong)deviceMajor << 32) | deviceMinor;

    public EntryKind Kind => (mode & KindBits) switch
    {
        0x8000 => EntryKind.File,
        0x4000 => EntryKind.Folder,
        0xA000 => EntryKind.Link,
        _ => EntryKind.Other,
    };
}
