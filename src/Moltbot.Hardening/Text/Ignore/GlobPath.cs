namespace Moltbot.Hardening.Text.Ignore;

/// <summary>Paths as Go's <c>filepath.Clean</c> leaves them: no <c>.</c>, no <c>//</c>, <c>..</c> resolved, nothing at the end.</summary>
internal static class GlobPath
{
    /// <returns>Empty for an empty path, where Go says <c>.</c></returns>
    public static string Clean(string path)
    {
        var isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && !(part == ".." && isRooted))
            {
                parts.Add(part);
            }
        }

        var cleaned = (isRooted ? "/" : "") + string.Join('/', parts);
        return cleaned.Length == 0 && path.Length > 0 ? "." : cleaned;
    }
}
