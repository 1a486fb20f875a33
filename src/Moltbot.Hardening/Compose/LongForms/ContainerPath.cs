namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Paths with <c>/</c> as Go's path package shortens them, whatever machine the build runs on.</summary>
internal static class ContainerPath
{
    /// <summary>Without <c>.</c>, doubled slashes and <c>name/..</c>; an empty path stays empty.</summary>
    public static string Clean(string path)
    {
        if (path.Length == 0)
        {
            return path;
        }

        var isRooted = path[0] == '/';
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(static part => part is not ("" or ".")))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".." || !isRooted)
            {
                parts.Add(part);
            }
        }

        var joined = string.Join('/', parts);
        return isRooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }
}
