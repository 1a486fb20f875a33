using Moltbot.Hardening.Reports;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Reports;

public sealed class RuleExplanationTests
{
    private static readonly MemoryTree Tree = new MemoryTree().With("pages/MBH1002.md", "# MBH1002: OverrideAppendsPorts\n");

    [Theory]
    [InlineData("MBH1002")]
    [InlineData(" mbh1002 ")]
    [InlineData("overrideappendsports")]
    public void A_rule_is_found_by_id_and_by_name(string asked) => Assert.Equal(["MBH1002: OverrideAppendsPorts"], Explain(asked).Lines.ToArray());

    [Theory]
    [InlineData("MBH1022", "did you mean MBH1002?")]
    [InlineData("OverideAppendsPort", "did you mean OverrideAppendsPorts?")]
    [InlineData("\u001b[31mwhatever it is that somebody wants", "without the property lists them")]
    public void What_is_no_rule_is_told_with_the_nearest(string asked, string advice)
    {
        var explanation = Explain(asked);

        Assert.Empty(explanation.Lines);
        Assert.Equal("MBH0003", explanation.Finding?.Rule.Id);
        Assert.Contains(advice, explanation.Finding?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', explanation.Finding?.Message ?? "");
    }

    [Fact]
    public void A_page_that_is_not_there_is_told() => Assert.Equal("MBH0001", Explain("MBH1001").Finding?.Rule.Id);

    [Fact]
    public void Without_a_rule_it_says_how_to_ask_and_lists_them()
    {
        var lines = Explain("").Lines;

        Assert.Contains("-p:MoltbotExplainRule=", lines[0], StringComparison.Ordinal);
        Assert.Equal(HardeningEngine.Rules.Length, lines.Count(static line => line.StartsWith("MBH", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_page_becomes_text_that_a_terminal_can_show() => Assert.Equal(
        [
            "MBH1234: Defect",
            "",
            "Error by default.",
            "",
            "WHAT IT FINDS",
            "",
            "A sentence that goes on for a good while in two lines of the page and that is wrapped at one hundred",
            "columns, see the page (https://x.example/a).",
            "- an item that goes on for a good while in two lines of the page and that is wrapped at one hundred",
            "  columns, too",
            "- \\u001b[31m another # #vso[x]",
            "",
            "| a | b |",
            "",
            "a.yml:",
            "    key:   # **kept**",
            "      - value",
            "",
            ": :warning",
        ],
        PageText.Lines("""
            # MBH1234: Defect

            <!-- generated: header -->
            **Error** by default.
            <!-- /generated -->

            ## What it finds

            A sentence that goes on for a good while
            in two lines of the page and that is wrapped at one hundred columns, see [the page](https://x.example/a).
            - an item that
              goes on for a good while in two lines of the page and that is wrapped at one hundred columns, too
            - ESC[31m another ##vso[x]

            | a | b |

            ```yaml a.yml
            key:   # **kept**
              - value
            ```

            ::warning

            """.Replace("ESC", "\u001b", StringComparison.Ordinal)).ToArray());

    private static Explanation Explain(string asked) =>
        HardeningEngine.Explain(Tree, MemoryTree.Root + "/pages", asked, new SourceFile("deployment.proj", MemoryTree.Root + "/deployment.proj", "").Start);
}
