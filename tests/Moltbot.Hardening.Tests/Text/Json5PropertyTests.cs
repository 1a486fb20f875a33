using System.Text.Json;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Tests.Text;

/// <summary>What holds for every text: seeded, so a failure comes back.</summary>
public sealed class Json5PropertyTests
{
    private static readonly string[] Seeds =
    [
        """{ "gateway": { "bind": "loopback", "port": 18789, "auth": { "token": "${T}" } }, "list": [1, -2.5e3, true, null, "a\"b\\c\u0041"] }""",
        "// c\n{ unquoted: 'single', /* b */ \\u0061b: [0x1F, .5, 5., +1, -Infinity, NaN,], 'line\\\nbreak': {}, }",
        "{ {{#section}} \"a\": ${A}, ${MORE} {{/section}} \"b\": {{ b }} }",
        "\ufeff[\"\U0001F600\", '\u2028', \"\\x41\\0\"]",
    ];

    private static readonly string[] Pieces = ["{", "}", "[", "]", ":", ",", "\"", "'", "\\", "\\u", "//", "/*", "*/", "${", "{{", "}}", "\n", "\r\n", " ", "0x", "-", "1", "e", "true", "\ud83d", "\0", "#"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_text_gives_an_answer_with_places_inside_it(bool isTemplate)
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Mutate(Seeds[random.Next(Seeds.Length)], random);
            var document = Json5Reader.Read(new SourceFile("f", "/f", text), isTemplate);

            Assert.InRange(document.Problems.Length, 0, 1);
            Assert.All(document.Problems, problem => AssertInside(text, 0, text.Length, problem.At.Span));
            Assert.All(document.Roots, root => AssertInside(text, 0, text.Length, root));
            Assert.True(document.Roots.Length == 1 || document.Problems.Length == 1);
        }
    }

    [Fact]
    public void Plain_JSON_is_read_as_the_platform_reads_it()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var written = Make(random, depth: 0);
            var text = written?.ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(2) == 0 }) ?? "null";

            var document = Json5Reader.Read(new SourceFile("f", "/f", text));

            Assert.Empty(document.Problems);
            Assert.True(JsonNode.DeepEquals(written, Convert(Assert.Single(document.Roots))), text);
        }
    }

    /// <summary>What the platform refuses and JSON5 takes is all in the seeds' syntax; what neither takes is refused by both.</summary>
    [Fact]
    public void What_the_platform_takes_after_a_change_is_taken()
    {
        var random = new Random(11);
        var taken = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = Mutate(Seeds[0], random);
            if (IsJson(text))
            {
                taken++;
                Assert.Empty(Json5Reader.Read(new SourceFile("f", "/f", text)).Problems);
            }
        }

        Assert.InRange(taken, 1_000, 20_000);
    }

    private static string Mutate(string text, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                1 => text.Remove(at, Math.Min(text.Length - at, random.Next(1, 6))),
                _ => text[..at] + text[..at],
            };
        }

        return text;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = SourceLimits.Depth });
            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static void AssertInside(string text, int from, int to, Node node)
    {
        AssertInside(text, from, to, node.At.Span);
        foreach (var child in Children(node))
        {
            AssertInside(text, node.At.Span.Offset, node.At.Span.End, child);
        }
    }

    private static void AssertInside(string text, int from, int to, TextSpan span)
    {
        Assert.True(span.Offset >= from && span.Length >= 0 && span.End <= to, $"{span} is not in {from}..{to} of {text}");
    }

    private static IEnumerable<Node> Children(Node node) => node switch
    {
        MappingNode mapping => mapping.Entries.SelectMany(static entry => new[] { entry.Key, entry.Value }),
        SequenceNode sequence => sequence.Items,
        _ => [],
    };

    private static JsonNode? Make(Random random, int depth) => random.Next(depth < 4 ? 7 : 5) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-1000, 100_000),
        3 => random.NextDouble() * Math.Pow(10, random.Next(-5, 12)),
        4 => Text(random),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Make(random, depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"{i}{Text(random)}", Make(random, depth + 1)))),
    };

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => ((string[])["a", "\"", "\\", "\n", "\t", "é", "\U0001F600", "\u2028", "${A}", "{{", "/", "\u0001"])[random.Next(12)]));

    private static JsonNode? Convert(Node node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(static entry => KeyValuePair.Create(entry.Key.Value, Convert(entry.Value)))),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(Convert)]),
        ScalarNode { Style: ScalarStyle.Plain } plain => JsonNode.Parse(plain.Value),
        ScalarNode text => text.Value,
        _ => throw new InvalidOperationException(node.ToString()),
    };
}
