using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Dockerfiles;

public sealed class DockerfileReaderTests
{
    // Each instruction: first and last place, keyword, flags, arguments with their places; then its heredocs.
    private const string Source = """
        # syntax=docker/dockerfile:1
        ARG VERSION=22 NAME

        # the base
        from --platform=linux/amd64 node:${VERSION} as Build
        ENV A=1 B="two words" \
            # a comment between
        
            C='x y'
        ENV OLD one two
        LABEL a.b="c"
        	RUN --mount=type=cache,target=/root echo "$A" && \
          true
        RUN <<EOF cat <<-'TAB' > /x
        USER root
        EOF
        	USER 0
        	TAB
        COPY ["a b", "/d\u0065/"]
        CMD [ "node", 'x' ]
        HEALTHCHECK --interval=5s CMD ["curl", "-f"]
        ONBUILD USER 1000
        EXPOSE  80   443/tcp
        USER node # not a comment
        """;

    private const string Dump = """
        2:1-2:20 ARG [] [2:5-2:15 VERSION=22 | 2:16-2:20 NAME]
        5:1-5:53 FROM [5:6-5:28 --platform=linux/amd64] [5:29-5:44 node:${VERSION} | 5:45-5:47 as | 5:48-5:53 Build]
        6:1-9:12 ENV [] [6:5-6:8 A=1 | 6:9-6:22 B="two words" | 9:5-9:12 C='x y']
        10:1-10:16 ENV [] [10:5-10:16 OLD=one two]
        11:1-11:14 LABEL [] [11:7-11:14 a.b="c"]
        12:2-13:7 RUN [12:6-12:37 --mount=type=cache,target=/root] [12:38-13:7 echo "$A" &&   true]
        14:1-18:5 RUN [] [14:5-14:28 <<EOF cat <<-'TAB' > /x] EOF expands 15:1-16:1 "USER root\n" TAB 17:1-18:1 "USER 0\n"
        19:1-19:26 COPY json [] [19:7-19:12 a b | 19:14-19:25 /de/]
        20:1-20:20 CMD [] [20:5-20:20 [ "node", 'x' ]]
        21:1-21:45 HEALTHCHECK json [21:13-21:26 --interval=5s] [21:27-21:30 CMD | 21:32-21:38 curl | 21:40-21:44 -f]
        22:1-22:18 ONBUILD [] [22:9-22:18 USER 1000] -> 22:9-22:18 USER [] [22:14-22:18 1000]
        23:1-23:21 EXPOSE [] [23:9-23:11 80 | 23:14-23:21 443/tcp]
        24:1-24:26 USER [] [24:6-24:26 node # not a comment]
        """;

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\n")]
    [InlineData("\r\n", "\r\n")]
    public void Every_instruction_stands_at_its_place(string newline, string end)
    {
        var read = DockerfileText.Read(Source.ReplaceLineEndings(newline) + end);

        Assert.Empty(read.Problems);
        Assert.Equal(Dump.ReplaceLineEndings("\n"), string.Join('\n', read.Instructions.Select(Show)));
    }

    [Fact]
    public void A_byte_order_mark_that_the_decoder_let_pass_is_no_part_of_the_first_word()
    {
        var read = DockerfileText.Read("\uFEFF# escape=`\nFROM a\n");

        Assert.Empty(read.Problems);
        Assert.Equal('`', read.Escape);
        Assert.Equal("FROM", Assert.Single(read.Instructions).Keyword);
    }

    [Fact]
    public void The_place_of_a_word_counts_surrogate_pairs_as_two_units()
    {
        var user = DockerfileText.Read("FROM a\nLABEL x=\U0001F980 y=1\n").Instructions[1].Arguments[1];

        Assert.Equal("y=1", user.At.Slice);
        Assert.Equal(new LinePosition(2, 12), user.At.Start);
    }

    [Theory]
    [InlineData("# escape=`\nFROM a", '`')]
    [InlineData("#ESCAPE = ` \nFROM a", '`')]
    [InlineData("# syntax=x\n# check=skip=all\n# escape=`\nFROM a", '`')]
    [InlineData("\n# escape=`\nFROM a", '\\')]
    [InlineData("# a comment\n# escape=`\nFROM a", '\\')]
    [InlineData("# unknown=x\n# escape=`\nFROM a", '\\')]
    [InlineData("FROM a\n# escape=`\n", '\\')]
    public void The_escape_directive_counts_only_before_anything_else(string text, char escape) =>
        Assert.Equal(escape, DockerfileText.Read(text).Escape);

    [Fact]
    public void With_another_escape_the_backslash_at_the_end_of_a_line_is_a_path()
    {
        var read = DockerfileText.Read("# escape=`\nFROM a\nWORKDIR C:\\\nRUN a `\n  b\n");

        Assert.Equal(["C:\\"], read.Instructions[1].Arguments.Select(static argument => argument.Text));
        Assert.Equal(["a   b"], read.Instructions[2].Arguments.Select(static argument => argument.Text));
    }

    [Theory]
    [InlineData("FROM a\nRUN a \\\\\nUSER b", "RUN,USER")]
    [InlineData("FROM a\nRUN a \\ \t\nUSER b", "RUN")]
    [InlineData("FROM a\nRUN a # \\\nUSER b", "RUN")]
    [InlineData("FROM a\n# \\\nUSER b", "USER")]
    [InlineData("FROM a\nRUN a \\\n# c\n\n\t# d\nUSER b", "RUN")]
    [InlineData("FROM a\n\\\nUSER b", "USER")]
    [InlineData("FROM a\nRUN <<A <<B\nUSER b\nA\nUSER c\nB\nUSER d", "RUN,USER")]
    [InlineData("FROM a\nRUN [\"<<A\"]\nUSER b", "RUN,USER")]
    [InlineData("FROM a\nENV X=<<A\nUSER b", "ENV,USER")]
    [InlineData("FROM a\nRUN echo '<<A'\nUSER b", "RUN,USER")]
    [InlineData("FROM a\nRUN cat 3<<A\nUSER b\nA\n", "RUN")]
    [InlineData("FROM a\nRUN echo $((1<<2))\nUSER b", "RUN,USER")]
    [InlineData("FROM a\nONBUILD RUN <<A\nUSER b\nA\n", "ONBUILD")]
    public void A_line_belongs_to_the_instruction_that_BuildKit_gives_it_to(string text, string keywords) =>
        Assert.Equal("FROM," + keywords, string.Join(',', DockerfileText.Read(text).Instructions.Select(static instruction => instruction.Keyword)));

    [Theory]
    [InlineData("<<EOF", "EOF", true, false)]
    [InlineData("2<<-\"E F\"", "E F", false, true)]
    [InlineData("<<'EOF'", "EOF", false, false)]
    [InlineData("<<E\"O\"F", "EOF", false, false)]
    public void A_heredoc_word_names_its_delimiter(string word, string name, bool expands, bool trimsTabs) =>
        Assert.Equal(new HeredocWord(name, trimsTabs, expands), HeredocWord.Parse(word));

    [Theory]
    [InlineData("<<")]
    [InlineData("<<<EOF")]
    [InlineData("a<<EOF")]
    [InlineData("<<-")]
    public void A_word_that_announces_no_heredoc_is_none(string word) => Assert.Null(HeredocWord.Parse(word));

    private static string Show(Instruction instruction)
    {
        var heredocs = string.Concat(instruction.Heredocs.Select(static heredoc =>
            $" {heredoc.Name}{(heredoc.Expands ? " expands" : "")} {Place(heredoc.At)} \"{heredoc.Content.ReplaceLineEndings("\\n")}\""));
        var trigger = instruction.Trigger is null ? "" : " -> " + Show(instruction.Trigger);
        return $"{Place(instruction.At)} {instruction.Keyword}{(instruction.IsJson ? " json" : "")} {Show(instruction.Flags)} {Show(instruction.Arguments)}{heredocs}{trigger}";
    }

    private static string Show(IEnumerable<Argument> arguments) =>
        "[" + string.Join(" | ", arguments.Select(static argument => $"{Place(argument.At)} {argument.Text}")) + "]";

    private static string Place(SourceLocation at) => $"{at.Start.Line}:{at.Start.Column}-{at.End.Line}:{at.End.Column}";
}
