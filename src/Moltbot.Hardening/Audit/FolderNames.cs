namespace Moltbot.Hardening.Audit;

/// <summary>What folders of a host are called: the end of their paths, so long that no two have the same.</summary>
internal static class FolderNames
{
    public static IReadOnlyList<(string Name, string Path)> Of(IReadOnlyCollection<string> paths)
    {
        string[] folders = [.. paths.Distinct(StringComparer.Ordinal)];
        return [.. folders.Select(path => (Name(path, folders), path))];
    }

    private static string Name(string path, string[] folders)
    {
        var parts = Parts(path);
        for (var length = 1; length < parts.Length; length++)
        {
            var name = End(parts, length);
            if (folders.Count(other => End(Parts(other), length) == name) == 1)
            {
                return name;
            }
        }

        return parts.Length == 0 ? "/" : string.Join('/', parts);
    }

    private static string[] Parts(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);

    private static string End(string[] parts, int length) => string.Join('/', parts[Math.Max(0, parts.Length - length)..]);
}
