namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Paths with <c>/</c> as Go's path package shortens them, whatever machine the build runs on.</summary>
internal static class ContainerPath
{
    /// <summary>Without <c>.</c>, doubled slashes and <c>name/..</c>; an empty path stays empty.</summary>
    public static string Clean(string path)
    {
        if (IsClean(path))
        {
            return path;
        }

        var isRooted = path[0] == '/';
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

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

    /// <summary>Whether there is nothing to shorten: no part is empty or begins with a dot, and none is behind the last slash.</summary>
    private static bool IsClean(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '/' && (i + 1 < path.Length ? path[i + 1] is '/' or '.' : path.Length > 1))
            {
                return false;
            }
        }

        return path.Length == 0 || path[0] != '.';
    }
}
