using System.Text;

namespace Moltbot.Hardening;

/// <summary>A file to write, as bytes, with its mode.</summary>
/// <param name="Path">Relative to the folder that it belongs to, with <c>/</c>.</param>
/// <param name="Content">The text; written as UTF-8 without a byte order mark.</param>
public sealed record OutputFile(string Path, string Content)
{
    /// <summary>The mode on a system that has modes.</summary>
    public UnixFileMode Mode { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The bytes of a file that is no text, in place of <see cref="Content"/>.</summary>
    public ReadOnlyMemory<byte>? Binary { get; init; }

    /// <summary>What stands on disk.</summary>
    public byte[] ToBytes() => Binary is { } bytes ? bytes.ToArray() : Encoding.UTF8.GetBytes(Content);
}
