using System.Security.Cryptography;
using System.Text.Json;
using Moltbot.Hardening.Bundle;

namespace Moltbot.Hardening.Tasks;

/// <summary>The manifest that an earlier emission left: the one list of what may be removed again.</summary>
internal static class BundleManifest
{
    /// <summary>The files that the manifest names and that stand as they were written; a file that somebody changed is theirs.</summary>
    public static IReadOnlyList<string> Listed(OutputFolder folder)
    {
        if (folder.Read(Manifest.FileName) is not { } bytes)
        {
            return [];
        }

        try
        {
            using var manifest = JsonDocument.Parse(bytes);
            return [.. manifest.RootElement.GetProperty("files").EnumerateArray()
                .Select(static file => (Path: file.GetProperty("path").GetString() ?? "", Hash: file.GetProperty("sha256").GetString()))
                .Where(file => IsBelow(file.Path) && folder.Read(file.Path) is { } content && Hash(content) == file.Hash)
                .Select(static file => file.Path)];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not a manifest of ours: then nothing here is ours to remove.
            return [];
        }
    }

    private static bool IsBelow(string path) => path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();
}
