using Moltbot.Hardening.Fixes;

namespace Moltbot.Hardening.Tests.Fixes;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Each_hunk_says_where_it_stands_and_has_three_lines_around_it()
    {
        var before = string.Concat(Enumerable.Range(1, 20).Select(static n => $"l{n}\n"));
        var after = before.Replace("l2\n", "two\n", StringComparison.Ordinal).Replace("l18\n", "", StringComparison.Ordinal);

        Assert.Equal(
            [
                "--- a/f.yml", "+++ b/f.yml",
                "@@ -1,5 +1,5 @@", " l1", "-l2", "+two", " l3", " l4", " l5",
                "@@ -15,6 +15,5 @@", " l15", " l16", " l17", "-l18", " l19", " l20",
            ],
            Diff(before, after));
    }

    [Fact]
    public void A_new_file_is_all_additions() => Assert.Equal(["--- /dev/null", "+++ b/f.yml", "@@ -0,0 +1,2 @@", "+a", "+b"], UnifiedDiff.Of("f.yml", null, "a\nb\n", static text => text));

    [Fact]
    public void A_missing_line_end_is_told() =>
        Assert.Equal(["--- a/f.yml", "+++ b/f.yml", "@@ -1,1 +1,2 @@", "-a", "\\ No newline at end of file", "+a", "+b"], Diff("a", "a\nb\n"));

    [Fact]
    public void The_way_is_a_way_and_a_short_one()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            string[] before = [.. Enumerable.Range(0, random.Next(12)).Select(_ => "abc"[random.Next(3)].ToString())];
            string[] after = [.. Enumerable.Range(0, random.Next(12)).Select(_ => "abc"[random.Next(3)].ToString())];

            var lines = LineDiff.Of(before, after);

            Assert.Equal(before, lines.Where(static line => line.Sign != '+').Select(static line => line.Text));
            Assert.Equal(after, lines.Where(static line => line.Sign != '-').Select(static line => line.Text));
            Assert.Equal(Common(before, after), lines.Count(static line => line.Sign == ' '));
        }
    }

    [Fact]
    public void No_secret_and_no_control_character_is_shown()
    {
        var diff = string.Join('\n', UnifiedDiff.Of(
            "f.yml",
            "API_TOKEN: 0123456789abcdef\nsession_secret: |\n  line-one\n  line-two\nplain: x\n",
            "API_TOKEN: 0123456789abcdef\nsession_secret: |\n  line-one\n  line-two\nplain: ##vso[x]known-value\u001b[31m\nOTHER_TOKEN: ${OTHER_TOKEN:?is not set}\n",
            static text => HiddenSecrets.In(text, ["known-value"])));

        Assert.DoesNotContain("0123456789abcdef", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("line-one", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("known-value", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso[", diff, StringComparison.Ordinal);
        Assert.Contains("+OTHER_TOKEN: ${OTHER_TOKEN:?is not set}", diff, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Diff(string before, string after) => UnifiedDiff.Of("f.yml", before, after, static text => text);

    /// <summary>The length of the longest common subsequence, by its definition.</summary>
    private static int Common(ReadOnlySpan<string> one, ReadOnlySpan<string> other) => one.IsEmpty || other.IsEmpty ? 0
        : one[0] == other[0] ? 1 + Common(one[1..], other[1..])
        : Math.Max(Common(one[1..], other), Common(one, other[1..]));
}
