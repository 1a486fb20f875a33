using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>What the base library does not tell of files: owner, number of names, names that are no text. 64-bit Linux, whose structures are the same on every architecture.</summary>
internal static class LinuxCalls
{
    private const string Library = "libc";
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int NoAutomount = 0x800;
    private const uint BasicStats = 0x7FF;
    private const int NameOffset = 19;

    /// <summary>What stands at an address, a link itself; null where it cannot be looked at.</summary>
    public static FileStatus? Status(ReadOnlyMemory<byte> address)
    {
        var status = default(FileStatus);
        return StatX(CurrentFolder, Terminated(address), NoFollow | NoAutomount, BasicStats, ref status) == 0 ? status : null;
    }

    /// <summary>The names in a folder, without the two that every one has; null where it cannot be listed to its end.</summary>
    public static List<byte[]>? Names(ReadOnlyMemory<byte> folder)
    {
        var stream = OpenFolder(Terminated(folder));
        if (stream == IntPtr.Zero)
        {
            return null;
        }

        try
        {
            var names = new List<byte[]>();
            while (ReadFolder(stream) is var entry && entry != IntPtr.Zero)
            {
                var name = Name(entry + NameOffset);
                if (name is not [(byte)'.'] and not [(byte)'.', (byte)'.'])
                {
                    names.Add(name);
                }
            }

            return Marshal.GetLastPInvokeError() == 0 ? names : null;
        }
        finally
        {
            _ = CloseFolder(stream);
        }
    }

    /// <summary>Null where it may not be read.</summary>
    public static SafeFileHandle? OpenToRead(ReadOnlyMemory<byte> address)
    {
        var descriptor = Open(Terminated(address), 0);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    [DllImport(Library, EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern uint EffectiveUser();

    private static byte[] Name(IntPtr at)
    {
        var length = 0;
        while (Marshal.ReadByte(at, length) != 0)
        {
            length++;
        }

        var name = new byte[length];
        Marshal.Copy(at, name, 0, length);
        return name;
    }

    private static byte[] Terminated(ReadOnlyMemory<byte> address) => [.. address.Span, 0];

    [DllImport(Library, EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, ref FileStatus status);

    [DllImport(Library, EntryPoint = "opendir")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr OpenFolder(byte[] path);

    [DllImport(Library, EntryPoint = "readdir", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr ReadFolder(IntPtr stream);

    [DllImport(Library, EntryPoint = "closedir")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseFolder(IntPtr stream);

    [DllImport(Library, EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
