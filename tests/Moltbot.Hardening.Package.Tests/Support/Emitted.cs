using System.Security.Cryptography;
using System.Text.Json;

namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>What a manifest says was emitted, compared with what stands there.</summary>
internal static class Emitted
{
    /// <summary>The paths that the manifest lists, relative to the project; each file has the hash and the mode that stand there.</summary>
    public static IReadOnlyList<string> Listed(TestProject project, string folder)
    {
        using var manifest = JsonDocument.Parse(project.Read($"{folder}/manifest.json"));
        return [.. manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => Check(project, folder, file))];
    }

    /// <summary>All that an emission leaves: what the manifest lists, the manifest, the archive and its sum; in order.</summary>
    public static IReadOnlyList<string> All(TestProject project, string folder) =>
        [.. Listed(project, folder).Concat(((string[])["manifest.json", "bundle.tar.gz", "bundle.tar.gz.sha256"]).Select(name => $"{folder}/{name}")).Order(StringComparer.Ordinal)];

    private static string Check(TestProject project, string folder, JsonElement file)
    {
        var path = $"{folder}/{file.GetProperty("path").GetString()}";
        var full = Path.Combine(project.Folder, path);
        Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(full))).ToLowerInvariant());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(file.GetProperty("mode").GetString(), Convert.ToString((int)File.GetUnixFileMode(full), 8).PadLeft(4, '0'));
        }

        return path;
    }
}
