using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Moltbot.Hardening.Bundle;

namespace Moltbot.Hardening.Tasks;

/// <summary>What an earlier emission left in the artifacts' folder, by its manifest: the one list of what may be removed again.</summary>
/// <param name="Project">The name of the project that emitted it; null where there is no manifest of ours.</param>
/// <param name="Files">Paths and hashes, those of the archive too; without the manifest itself.</param>
internal sealed record EmittedBundle(string? Project, IReadOnlyList<(string Path, string Hash)> Files)
{
    private static readonly EmittedBundle None = new(null, []);

    public static EmittedBundle In(OutputFolder folder)
    {
        if (folder.Read(Manifest.FileName) is not { } bytes)
        {
            return None;
        }

        try
        {
            using var manifest = JsonDocument.Parse(bytes);
            var files = manifest.RootElement.GetProperty("files").EnumerateArray()
                .Select(static file => (Path: file.GetProperty("path").GetString() ?? "", Hash: file.GetProperty("sha256").GetString() ?? ""))
                .Where(static file => OutputFolder.IsInside(file.Path));
            return new EmittedBundle(manifest.RootElement.GetProperty("project").GetString(), [.. files, .. BundleArchive.In(folder)]);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not a manifest of ours: then nothing here is ours to remove.
            return None;
        }
    }

    /// <summary>The files that stand as they were written. One that somebody changed is theirs: no clean and no later emission removes it.</summary>
    public IEnumerable<string> Untouched(OutputFolder folder) => Files
        .Where(file => folder.Read(file.Path) is { } content && Hash(content) == file.Hash)
        .Select(static file => file.Path);

    /// <summary>The files that are gone since they were written.</summary>
    public IEnumerable<string> Missing(OutputFolder folder) => Files.Where(file => folder.Read(file.Path) is null).Select(static file => file.Path);

    /// <summary>The files that were changed since they were written.</summary>
    public IEnumerable<string> Changed(OutputFolder folder) => Files
        .Where(file => folder.Read(file.Path) is { } content && Hash(content) != file.Hash)
        .Select(static file => file.Path);

    /// <summary>Whether a file stands where ours would go that no emission wrote: what is emitted says so at its beginning.</summary>
    public bool IsForeign(OutputFolder folder, OutputFile file) =>
        !Files.Any(known => known.Path == file.Path)
        && folder.Read(file.Path) is { } content
        && !Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 512))).Contains("Moltbot.Hardening", StringComparison.Ordinal);

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();
}
