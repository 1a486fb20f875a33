using System.Text;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>A path of the host, as its mounts name it.</summary>
internal static class HostPath
{
    /// <summary>A segment that only the host knows.</summary>
    public const string Unknown = "*";

    /// <summary>The path without <c>.</c>, <c>..</c> and the way through a process's root; a hole is one unknown segment, save those whose place every host agrees on.</summary>
    public static List<string> Segments(string path)
    {
        var parts = new List<string>();
        foreach (var part in KnownHoles(path).Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        if (parts is ["proc", _, "root", ..])
        {
            parts.RemoveRange(0, 3);
        }

        return parts;
    }

    private static string KnownHoles(string path)
    {
        var text = new StringBuilder();
        for (var at = 0; at < path.Length;)
        {
            var next = HoleText.Next(path, at);
            text.Append(path[at..next] switch
            {
                ['$', '{', .. var hole] => Place(hole),
                var plain => plain,
            });
            at = next;
        }

        return text.ToString();
    }

    private static string Place(string hole) => hole[..(hole.IndexOfAny([':', '?', '}', '-', '+']) is > 0 and var end ? end : hole.Length)] switch
    {
        "HOME" => "~",
        "XDG_RUNTIME_DIR" => "/run/user/*",
        _ => Unknown,
    };
}
