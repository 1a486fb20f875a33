using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>Several files in one text: each begins with a line <c>-- name --</c>.</summary>
public static partial class TextArchive
{
    public static IReadOnlyDictionary<string, string> Split(string text)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var headers = Header().Matches(text);
        for (var i = 0; i < headers.Count; i++)
        {
            var start = headers[i].Index + headers[i].Length;
            var end = i + 1 < headers.Count ? headers[i + 1].Index : text.Length;
            files.Add(headers[i].Groups["name"].Value, text[start..end]);
        }

        return files;
    }

    [GeneratedRegex(@"^-- (?<name>\S+) --\r?\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
