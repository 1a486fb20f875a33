using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Cases;

/// <summary>docs/kics.md: each half is written by its test between its own markers. <c>MOLTBOT_REWRITE=1</c> writes it anew.</summary>
internal static class KicsPage
{
    private static string File => Path.Combine(Shared.Repository, "docs", "kics.md");

    /// <summary>The part is, byte for byte, what the test found.</summary>
    /// <param name="part">The name in the markers: <c>compose</c>, <c>dockerfile</c>.</param>
    /// <param name="lines">The part's lines.</param>
    public static void Holds(string part, IEnumerable<string> lines)
    {
        var page = System.IO.File.ReadAllText(File);
        var (opening, closing) = ($"<!-- generated: {part} -->\n", $"<!-- /generated: {part} -->\n");
        var start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var end = page.IndexOf(closing, StringComparison.Ordinal);
        Assert.True(start >= opening.Length && end >= start, $"docs/kics.md has no part '{part}'");
        var found = string.Concat(lines.Select(static line => line + "\n"));
        if (Environment.GetEnvironmentVariable("MOLTBOT_REWRITE") == "1")
        {
            System.IO.File.WriteAllText(File, page[..start] + found + page[end..]);
            return;
        }

        Assert.Equal(found, page[start..end]);
    }
}
