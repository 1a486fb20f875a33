using System.Globalization;
using System.Text;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Moltbot.Hardening.Tests.Text;

public sealed class YamlTapeTests
{
    private const int Seed = 20_261;

    /// <summary>What scalars are made of: quotes of both kinds, escapes, what folds, and nothing at all.</summary>
    private static readonly string[] Pieces = ["a", "bc", " ", "''", "'", "\\\"", "\\n", "\\x41", "\n  ", "\n\n  ", "#", ":", "😀", "é", "\\\n  ", "-"];

    [Theory]
    [InlineData("a")]
    [InlineData("''")]
    [InlineData("\"\"")]
    [InlineData("'a'")]
    [InlineData("'it''s'")]
    [InlineData("\"a\\tb\"")]
    [InlineData("\"a\n b\"")]
    [InlineData("a\n  b")]
    [InlineData("|\n  a\n  b\n")]
    [InlineData(">-\n  a\n  b\n")]
    [InlineData("|+\n  a\n\n")]
    [InlineData("!override 'a'")]
    [InlineData("&x a")]
    [InlineData("")]
    public void A_scalar_has_the_value_that_the_parser_gives_it(string written) => Assert.True(IsSame("key: " + written + "\n"));

    [Fact]
    public void Random_scalars_have_the_values_that_the_parser_gives_them()
    {
        var random = new Random(Seed);
        var compared = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var text = new StringBuilder("key: ");
            var quote = random.Next(4) switch { 0 => "'", 1 => "\"", 2 => "|\n  ", _ => "" };
            text.Append(quote);
            for (var piece = random.Next(6); piece > 0; piece--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            compared += IsSame(text.Append(quote is "'" or "\"" ? quote : "").Append('\n').ToString()) ? 1 : 0;
        }

        Assert.InRange(compared, 1_000, 2_000);
    }

    [SharedFact]
    public void Scalars_of_real_files_have_the_values_that_the_parser_gives_them()
    {
        var files = Directory.EnumerateFiles(Shared.PathOf("real"), "*", SearchOption.AllDirectories).Where(static path => path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal)).ToArray();

        Assert.InRange(files.Count(static file => IsSame(File.ReadAllText(file))), 1, files.Length);
    }

    [Fact]
    public void Many_nodes_stand_one_behind_the_other()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"key{i}: [{i}, {{a: b}}]\n");
        }

        var tape = Tape(text.ToString());
        var values = new List<string>();
        for (var entries = tape.Entries(tape.Roots[0]); entries.MoveNext();)
        {
            values.Add($"{tape.Text(entries.Key)} {tape.Text(entries.Value + 1)} {tape.Text(tape.Find(entries.Value + 2, "a"))}");
        }

        Assert.Equal(1 + (1_000 * 6), tape.Count);
        Assert.Equal(Enumerable.Range(0, 1_000).Select(static i => $"key{i} {i} b"), values);
    }

    [Fact]
    public void A_key_that_no_reader_can_use_is_passed_over_with_its_value()
    {
        var tape = Tape("a: 1\n? [x, y]\n: {a: 2}\nb: 3\n");
        var keys = new List<string>();
        for (var entries = tape.Entries(tape.Roots[0]); entries.MoveNext();)
        {
            keys.Add(tape.Text(entries.Key));
        }

        Assert.Equal(["a", "b"], keys);
    }

    [Fact]
    public void A_text_that_was_just_cut_out_is_given_again_and_every_text_is_what_it_was_cut_from()
    {
        var (random, recent) = (new Random(Seed), new RecentTexts());
        for (var i = 0; i < 10_000; i++)
        {
            var text = new string((char)('a' + random.Next(4)), random.Next(30)) + random.Next(20);
            Assert.Equal(text, recent.Of(text));
        }

        Assert.Same(recent.Of("environment"), recent.Of("environment"));
    }

    private static YamlTape Tape(string text) => YamlReader.ReadTape(new SourceFile("f", "/f", text));

    /// <summary>Holds the scalars of the tape to those of the parser's events; false where the text is no YAML.</summary>
    private static bool IsSame(string text)
    {
        var tape = Tape(text);
        if (tape.Problems.Count > 0)
        {
            return false;
        }

        Assert.Equal(Parsed(text), Enumerable.Range(0, tape.Count).Where(index => tape[index].Kind == YamlItemKind.Scalar).Select(tape.Text));
        return true;
    }

    private static List<string> Parsed(string text)
    {
        var (parser, values) = (new Parser(new Scanner(new StringReader(text), skipComments: true)), new List<string>());
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                values.Add(scalar.Value);
            }
        }

        return values;
    }
}
