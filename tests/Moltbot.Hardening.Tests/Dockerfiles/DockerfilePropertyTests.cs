using System.Diagnostics;
using System.Text;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>Whatever the text, the reader ends, throws nothing and stays inside it.</summary>
public sealed class DockerfilePropertyTests
{
    private const int Seed = 20261122;

    private static readonly string[] Own =
    [
        "# escape=`\n# syntax=x\nARG A=1\nFROM --platform=$BUILDPLATFORM node:${A:-22} AS b\nENV X=\"a $A\" Y='q' Z=${X#a*}\nONBUILD USER ${X//a/b}\n",
        "FROM b AS c\r\nRUN <<-E cat <<\"F G\" > /x\r\n\tone\r\n\tE\r\ntwo\r\nF G\r\nCOPY --from=b [\"a\\u0041\", \"b\"]\r\nUSER \U0001F980:0 # x\r\n",
        "FROM a\nHEALTHCHECK --interval=3s CMD [\"a\", \"b\"]\nLABEL a=b \\\n # c\n\n c=d\nEXPOSE 1 2\nVOLUME /a\nSHELL [\"a\"]\nADD --checksum=x --chmod=u+x http://a b\n",
    ];

    private static readonly string[] Pieces =
    [
        "\\", "`", "\n", "\r\n", "\r", "\"", "'", "$", "${", "}", "<<E", "<<-'E'", "\nE\n", "#", "# escape=`\n", "FROM a AS b\n", "FROM b\n", "ONBUILD ", "USER $A\n", "ARG A\n",
        "ENV A=$A$A\n", "--from=b ", "--mount=from=b ", "[", "]", "=", ":", "/", "%", "*", "\t", " ", "\uFEFF", "\u00A0", "\u0085", "\uD83E", "\U0001F980", "\0", "COPY --from=0 . .\n",
    ];

    [Fact]
    public void A_mutated_text_never_breaks_the_reader()
    {
        var random = new Random(Seed);
        foreach (var text in Texts())
        {
            for (var i = 0; i < 20; i++)
            {
                AssertHolds(Mutate(text, random));
            }
        }
    }

    [Fact]
    public void A_text_of_random_pieces_never_breaks_the_reader()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 3000; i++)
        {
            AssertHolds(string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Pieces[random.Next(Pieces.Length)])));
        }
    }

    [Theory]
    [InlineData("RUN a \\\n", "continuations")]
    [InlineData("RUN x \\\n# c\n\n", "comments between")]
    [InlineData("FROM a AS b\n", "stages")]
    [InlineData("FROM b\n", "stages without a parent")]
    [InlineData("ONBUILD USER x\n", "triggers")]
    [InlineData("ONBUILD ", "triggers in triggers")]
    [InlineData("RUN <<E\n", "heredocs without an end")]
    [InlineData("RUN <<E\nE\n", "heredocs")]
    [InlineData("<<E ", "heredocs in a line")]
    [InlineData("ENV A=$A$A\n", "variables that double")]
    [InlineData("ENV A=${A//?/ab}\n", "replacements")]
    [InlineData("ENV A=$PATH$PATH$PATH B=$A$A\n", "long values")]
    [InlineData("${A:-", "nested variables")]
    [InlineData("'\"", "quotes")]
    [InlineData("RUN [\"", "broken JSON")]
    [InlineData("RUN [-]\n", "words in brackets")]
    [InlineData("X\n", "unknown instructions")]
    [InlineData("# escape=a                ", "a long directive")]
    [InlineData("COPY --from=9999 a b\n", "copies from nowhere")]
    [InlineData("FROM a AS b\nCOPY --from=b a b\n", "circles")]
    [InlineData(" ", "blanks")]
    public void A_mebibyte_of_anything_is_read_in_linear_time(string piece, string what)
    {
        var begin = what == "a long directive" ? "" : "FROM a AS b\nONBUILD USER y\n" + (piece.Contains('\n', StringComparison.Ordinal) ? "" : "LABEL x=");

        // Eight times the text: linear is 8, quadratic 64. The floor and the second and third try keep a busy machine's noise out.
        var tries = Enumerable.Range(0, 3).Select(_ => (Small: Time(begin, piece, SourceLimits.FileBytes / 8), Large: Time(begin, piece, SourceLimits.FileBytes)));
        Assert.Contains(tries, static time => time.Large < Max(time.Small, TimeSpan.FromMilliseconds(40)) * 30);
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Time(string begin, string piece, int length)
    {
        var text = new StringBuilder(begin).Insert(begin.Length, piece, length / piece.Length).ToString();
        var watch = Stopwatch.StartNew();
        StageResolver.Resolve(DockerfileText.Read(text), new StageRequest());
        return watch.Elapsed;
    }

    private static IEnumerable<string> Texts() => Shared.Folder is null ? Own : Own.Concat(CorpusCase.All().Select(static item => item.File.Text));

    private static string Mutate(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var edits = random.Next(1, 6); edits > 0 && result.Length > 0; edits--)
        {
            var at = random.Next(result.Length);
            var length = Math.Min(random.Next(12), result.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    result.Remove(at, length);
                    break;
                case 1:
                    result.Insert(random.Next(result.Length), result.ToString(at, length));
                    break;
                case 2:
                    result.Length = at;
                    break;
                default:
                    result.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return result.ToString();
    }

    private static void AssertHolds(string text)
    {
        var read = DockerfileText.Read(text);
        var stage = StageResolver.Resolve(read, new StageRequest());
        Assert.Equal(read.Stages.IsEmpty, stage is null);
        Assert.True(read.Instructions.Length > 0 || read.Problems.Length > 0, text);
        var places = read.Problems.Concat(stage?.Problems ?? []).Select(static problem => problem.At)
            .Concat(read.Instructions.SelectMany(Places)).Concat(stage is null ? [] : [stage.User.At]);
        Assert.All(places, place => Assert.True(place.Span is { Offset: >= 0, Length: >= 0 } && place.Span.End <= text.Length, $"{place.Span} of {text.Length}: {text}"));
        var last = -1;
        foreach (var instruction in read.Instructions)
        {
            Assert.True(instruction.At.Span.Offset >= last, $"instructions overlap: {text}");
            last = instruction.At.Span.End;
        }
    }

    private static IEnumerable<SourceLocation> Places(Instruction instruction) =>
        instruction.Flags.Concat(instruction.Arguments).Select(static argument => argument.At)
            .Concat(instruction.Heredocs.Select(static heredoc => heredoc.At)).Append(instruction.At).Append(instruction.KeywordAt)
            .Concat(instruction.Trigger is null ? [] : Places(instruction.Trigger));
}
