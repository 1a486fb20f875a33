namespace Moltbot.Hardening.Text;

/// <summary>Paths as reports and messages show them.</summary>
public static class SourcePath
{
    /// <summary>The path from a folder to a file with <c>/</c>; <c>../</c> where it lies outside.</summary>
    public static string Relative(string folder, string fullPath) => Path.GetRelativePath(folder, fullPath).Replace('\\', '/');

    /// <summary>An absolute path; a relative one is taken from <paramref name="folder"/>. A NUL, which no file has in its name, becomes a sign that a name may have.</summary>
    public static string Absolute(string folder, string path) => Path.GetFullPath(path.Replace('\0', '\ufffd'), folder);

    /// <summary>Whether <paramref name="fullPath"/> is <paramref name="folder"/> or lies below it. Both absolute, links already followed.</summary>
    public static bool IsInside(string folder, string fullPath)
    {
        var relative = Path.GetRelativePath(folder, fullPath);
        return relative == "." || (relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal)
            && !relative.StartsWith("..\\", StringComparison.Ordinal) && !Path.IsPathRooted(relative));
    }
}
