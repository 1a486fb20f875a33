using System.Diagnostics;
using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Tests.Text;

public sealed class Json5ReaderTests
{
    [Fact]
    public void Every_node_and_key_has_its_exact_span()
    {
        const string Text = "// c\r\n{ a: 1, 'b c': [true, \"x\\ty\",], /* d */ \u00e9\\u0066: {} }\t";

        Assert.Equal(
            """
            mapping 6..57
              a 8..9 = 1 11..12
              b c 14..19 = sequence 21..36
                true 22..26
                x\ty 28..34
              éf 46..53 = mapping 55..57
            """.ReplaceLineEndings("\n").Replace("6..57", $"6..{Text.Length - 1}", StringComparison.Ordinal),
            Dump(Read(Text).Roots.Single()));
    }

    [Theory]
    [InlineData(@"'it\'s'", "it's")]
    [InlineData(@"'\x41\u0042\b\f\n\r\t\v\0\a\""\\'", "AB\b\f\n\r\t\v\0a\"\\")]
    [InlineData("'one \\\ntwo \\\r\nthree'", "one two three")]
    [InlineData("'a\u2028b\tc'", "a\u2028b\tc")]
    [InlineData(@"'\01'", null)]
    [InlineData(@"'\7'", null)]
    [InlineData(@"'\u12'", null)]
    [InlineData(@"'\xg0'", null)]
    [InlineData("'a\nb'", null)]
    [InlineData("\"\U0001F600\"", "\U0001F600")]
    [InlineData(@"'\uD83D\uDE00'", "\U0001F600")]
    [InlineData("'a\\", null)]
    public void Strings_are_those_of_JSON5(string text, string? value)
    {
        var document = Read(text);

        Assert.Equal(value, (document.Roots.FirstOrDefault() as ScalarNode)?.Value);
        Assert.Equal(value is null, !document.Problems.IsEmpty);
    }

    [Theory]
    [InlineData("+1", 1)]
    [InlineData("-.5", -0.5)]
    [InlineData("5.", 5)]
    [InlineData("5.e-1", 0.5)]
    [InlineData("0xFf", 255)]
    [InlineData("-0x10", -16)]
    [InlineData("1E3", 1000)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("+NaN", double.NaN)]
    [InlineData("0", 0)]
    [InlineData("0.0", 0)]
    public void Numbers_are_those_of_JSON5(string text, double value)
    {
        var scalar = Assert.IsType<ScalarNode>(Assert.Single(Read(text).Roots));

        Assert.Equal(ScalarStyle.Plain, scalar.Style);
        Assert.True(Json5Numbers.TryParse(scalar.Value, out var number));
        Assert.Equal(value, number);
    }

    [Theory]
    [InlineData("010")]
    [InlineData("01.5")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("0x")]
    [InlineData("0xg")]
    [InlineData("1_000")]
    [InlineData("5m")]
    [InlineData("- 1")]
    [InlineData("--1")]
    [InlineData("undefined")]
    [InlineData("yes")]
    [InlineData("new Date(1)")]
    [InlineData("[1,,2]")]
    [InlineData("[,]")]
    [InlineData("{,}")]
    [InlineData("{a:1 b:2}")]
    [InlineData("{a}")]
    [InlineData("{1:2}")]
    [InlineData("{a-b:2}")]
    [InlineData("{\\u0031:2}")]
    [InlineData("{'a':1}}")]
    [InlineData("'it''s'")]
    [InlineData("{} {}")]
    [InlineData("{a:{{x}}}")]
    [InlineData("{a:${X}}")]
    [InlineData("# no")]
    [InlineData("/* open")]
    [InlineData("")]
    [InlineData(" // only a comment")]
    [InlineData("[1")]
    [InlineData("{a:1")]
    [InlineData("\0")]
    public void What_JSON5_refuses_is_unreadable(string text)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal(ProblemKind.Unreadable, problem.Kind);
        Assert.InRange(problem.At.Span.End, 0, text.Length);
    }

    [Theory]
    [InlineData("{\n  bind: lan,\n}", 2, 9, "'lan' stands without quotes and is none of true, false, null, Infinity, NaN; put it in quotes")]
    [InlineData("{ token: supersecretvalue123 }", 1, 10, "this word stands without quotes and is none of true, false, null, Infinity, NaN; put it in quotes")]
    [InlineData("{ token: 9f8a7b6c5d4e }", 1, 10, "this word is no number of JSON5 (no leading zeros, no units, no octal digits); correct it, or put text in quotes")]
    [InlineData("{\n  a: 1\n  b: 2\n}", 3, 3, "'b' follows a value without a comma between; write ',' before it, or '}'")]
    [InlineData("{\n  'a: 1\n}", 2, 3, "the string that begins here has no end on its line; close it with ', or end the line with a backslash to go on")]
    [InlineData("{\n  a: [\n", 3, 1, "the file ends inside what '[' opened; write ']'")]
    [InlineData("{ port: 0644 }", 1, 9, "'0644' is no number of JSON5 (no leading zeros, no units, no octal digits); correct it, or put text in quotes")]
    public void An_error_stands_at_its_place_and_says_what_to_write(string text, int line, int column, string message)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal(new LinePosition(line, column), problem.At.Start);
        Assert.Equal(message, problem.Message);
    }

    [Fact]
    public void What_stood_before_an_error_is_kept()
    {
        var root = Assert.IsType<MappingNode>(Assert.Single(Read("{ a: { b: 1, c: oops }, d: 2 }").Roots));

        Assert.Equal("1", Assert.IsType<ScalarNode>(Assert.IsType<MappingNode>(root["a"])["b"]).Value);
        Assert.Null(root["d"]);
    }

    [Fact]
    public void Of_a_key_that_stands_twice_both_are_kept_and_the_last_counts()
    {
        var root = Assert.IsType<MappingNode>(Assert.Single(Read("{ a: 1, 'a': 2 }").Roots));

        Assert.Equal(2, root.Entries.Length);
        Assert.Equal("2", Assert.IsType<ScalarNode>(root["a"]).Value);
    }

    [Fact]
    public void In_a_template_a_bare_placeholder_is_a_hole()
    {
        const string Text = """
            {
              {{#public}}
              "bind": {{ bind }},
              {{/public}}
              "port": ${PORT:-18789}, "both": ${A}{{b}},
              ${MORE}
              "list": [ {{#each}} "{{ x }}", {{/each}} ${LAST} ],
            }
            """;

        var document = Json5Reader.Read(new SourceFile("t", "/t", Text), isTemplate: true);

        Assert.Empty(document.Problems);
        var root = Assert.IsType<MappingNode>(Assert.Single(document.Roots));
        Assert.Equal(
            ["{{ bind }}", "${PORT:-18789}", "${A}{{b}}", "${MORE}"],
            root.Entries.Select(static entry => entry.Value).OfType<ScalarNode>().Where(static value => value.Style == ScalarStyle.Hole).Select(static value => value.Value));
        Assert.Equal(2, Assert.IsType<SequenceNode>(root["list"]).Items.Length);
    }

    [Fact]
    public void Sixty_four_collections_may_stand_inside_each_other_and_no_more()
    {
        Assert.Empty(Read(new string('[', 64) + new string(']', 64)).Problems);

        var problem = Assert.Single(Read(new string('[', 65) + new string(']', 65)).Problems);
        Assert.Equal((ProblemKind.LimitExceeded, 64), (problem.Kind, problem.At.Span.Offset));
    }

    [Fact]
    public void Sixty_thousand_levels_and_a_million_values_answer_at_once()
    {
        var clock = Stopwatch.StartNew();

        Assert.Equal(ProblemKind.LimitExceeded, Assert.Single(Read(new string('[', 60_000)).Problems).Kind);
        Assert.Equal(ProblemKind.LimitExceeded, Assert.Single(Read(string.Concat(Enumerable.Repeat("{a:", 60_000))).Problems).Kind);
        Assert.Equal(ProblemKind.LimitExceeded, Assert.Single(Read($"[{string.Concat(Enumerable.Repeat("1,", 400_000))}]").Problems).Kind);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), clock.Elapsed.ToString());
    }

    private static Document Read(string text) => Json5Reader.Read(new SourceFile("f.json", "/f.json", text));

    private static string Dump(Node node)
    {
        var text = new StringBuilder();
        Write(text, node, "");
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(StringBuilder text, Node node, string indent)
    {
        switch (node)
        {
            case MappingNode mapping:
                text.Append($"mapping {Span(node)}\n");
                foreach (var (key, value) in mapping.Entries)
                {
                    text.Append($"{indent}  {key.Value} {Span(key)} = ");
                    Write(text, value, indent + "  ");
                }

                break;
            case SequenceNode sequence:
                text.Append($"sequence {Span(node)}\n");
                foreach (var item in sequence.Items)
                {
                    text.Append($"{indent}  ");
                    Write(text, item, indent + "  ");
                }

                break;
            case ScalarNode scalar:
                text.Append($"{scalar.Value.Replace("\t", "\\t", StringComparison.Ordinal)} {Span(node)}\n");
                break;
            default:
                throw new InvalidOperationException(node.ToString());
        }
    }

    private static string Span(Node node) => $"{node.At.Span.Offset}..{node.At.Span.End}";
}
