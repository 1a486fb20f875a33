using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Text;

public sealed class YamlReaderTests
{
    private const string Sample = """
        a: b
        "c": [1, {x: y}]
        d: !override
          - e
          - &n f
          - *n
        g: |
          text
          more

        h: 'it''s'
        i:
        j: !reset
        k: 😀 x # comment
        l: !override {m: n}

        """;

    private const string Expected = """
        map 1:1-15:20
          a[1:1-1:2]: Plain 'b' 1:4-1:5
          c[2:1-2:4]: list 2:6-2:17
            - Plain '1' 2:7-2:8
            - map 2:10-2:16
              x[2:11-2:12]: Plain 'y' 2:14-2:15
          d[3:1-3:2]: !override[3:4-3:13] list 4:3-6:7
            - Plain 'e' 4:5-4:6
            - &n Plain 'f' 5:8-5:9
            - *n of 5:8-5:9 6:5-6:7
          g[7:1-7:2]: Literal 'text\nmore\n' 7:4-9:7
          h[11:1-11:2]: SingleQuoted 'it's' 11:4-11:11
          i[12:1-12:2]: Plain '' 12:3-12:3
          j[13:1-13:2]: !reset[13:4-13:10] Plain '' 13:10-13:10
          k[14:1-14:2]: Plain '😀 x' 14:4-14:8
          l[15:1-15:2]: !override[15:4-15:13] map 15:14-15:20
            m[15:15-15:16]: Plain 'n' 15:18-15:19

        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Every_node_has_its_start_and_its_end(string lineEnd) =>
        Assert.Equal(Expected.ReplaceLineEndings("\n"), NodeDump.Of(Sample.ReplaceLineEndings(lineEnd)));

    [Theory]
    [InlineData("a:\n\tb: c\n", 2, 1, "tab")]
    [InlineData("a:\n  b: c\n\td: e\n", 3, 1, "tab")]
    [InlineData("a: *x\n", 1, 4, "has no anchor before it")]
    [InlineData("a: &x {b: *x}\n", 1, 11, "inside its own anchor")]
    [InlineData("a: &x [1, *x]\n", 1, 11, "inside its own anchor")]
    [InlineData("a: \"x\nb: c\n", 1, 4, "never closed")]
    [InlineData("a: 'x\nb: c\n", 1, 4, "never closed")]
    [InlineData("a: [1, 2\nb: 3\n", 1, 4, "never closed")]
    [InlineData("a: {x\nb: 1\n", 1, 4, "never closed")]
    [InlineData("a: 1\nb: 2\na: 3\n", 3, 1, "stands twice")]
    [InlineData("a: b: c\n", 1, 5, "not YAML here")]
    [InlineData("a: b\n]\n", 2, 1, "not YAML here")]
    [InlineData("? [a]\n: b\n", 1, 3, "collection is used as a key")]
    [InlineData("a: @x\n", 1, 4, "not YAML here")]
    [InlineData("a: \"\\q\"\n", 1, 4, "not YAML here")]
    public void What_is_no_YAML_is_told_at_its_place(string text, int line, int column, string part)
    {
        var problem = NodeDump.Problem(text);

        Assert.Equal((ProblemKind.Unreadable, new LinePosition(line, column)), (problem.Kind, problem.At.Start));
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_names_the_first_one()
    {
        var related = Assert.Single(NodeDump.Problem("a: 1\na: 2\n").Related);

        Assert.Equal(new LinePosition(1, 1), related.At.Start);
    }

    [Theory]
    [InlineData(60_000, "[")]
    [InlineData(60_000, "{a: ")]
    [InlineData(60_000, "- ")]
    [InlineData(65, "[")]
    public void Too_many_levels_end_the_reading_at_the_limit(int levels, string open)
    {
        var problem = NodeDump.Problem(string.Concat(Enumerable.Repeat(open, levels)));

        Assert.Equal(ProblemKind.LimitExceeded, problem.Kind);
        Assert.Equal(SourceLimits.Depth * open.Length, problem.At.Span.Offset);
    }

    [Fact]
    public void Too_many_nodes_end_the_reading() =>
        Assert.Equal(ProblemKind.LimitExceeded, NodeDump.Problem("[" + string.Concat(Enumerable.Repeat("1,", SourceLimits.Nodes + 1)) + "]").Kind);

    [Fact]
    public void Aliases_that_expand_without_measure_end_the_reading()
    {
        var lines = Enumerable.Range(1, 9).Select(static i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 9))}]");

        Assert.Equal(ProblemKind.LimitExceeded, NodeDump.Problem("l0: &l0 x\n" + string.Join('\n', lines)).Kind);
    }

    [Fact]
    public void What_was_read_before_an_error_is_kept()
    {
        var document = YamlReader.Read(new SourceFile("f", "/f", "a: {b: [1, 2], c: *none, d: 3}\ne: \"open\n"));

        Assert.Equal(2, document.Problems.Length);
        Assert.Equal("a", Assert.Single(Assert.IsType<Moltbot.Hardening.Text.Nodes.MappingNode>(Assert.Single(document.Roots)).Entries).Key.Value);
    }

    [Fact]
    public void Each_document_is_a_root_and_anchors_live_on_behind_it()
    {
        Assert.Equal(2, YamlReader.Read(new SourceFile("f", "/f", "a: 1\n---\nb: 2\n")).Roots.Length);
        Assert.Empty(YamlReader.Read(new SourceFile("f", "/f", "# nothing\n")).Roots);
        Assert.Empty(YamlReader.Read(new SourceFile("f", "/f", "a: &x 1\n---\nb: *x\n")).Problems);
        Assert.Contains("no anchor", NodeDump.Problem("a: *x\n---\nb: &x 1\n").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: {{ x }}\n")]
    [InlineData("{{- if .x }}\na: b\n{{ end }}\n")]
    [InlineData("a: \ud800 b\n")]
    [InlineData("a: \"\\ud800\"\n")]
    [InlineData("a: &\n")]
    [InlineData("a: !\n")]
    [InlineData("%YAML 9.9\n---\na: b\n")]
    [InlineData("\u2028a: b\u0085c: d\n")]
    public void Odd_text_is_read_or_refused_but_never_thrown_at(string text) => Assert.NotNull(NodeDump.Of(text));

    [Fact]
    public void A_key_of_more_than_1024_characters_is_refused_at_a_place() =>
        Assert.Equal(ProblemKind.Unreadable, NodeDump.Problem(new string('k', 1030) + ": x\n").Kind);
}
