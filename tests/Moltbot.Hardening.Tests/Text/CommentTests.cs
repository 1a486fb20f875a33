using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Text;

/// <summary>Comments come from the readers: a mark inside a string, a block scalar or a heredoc begins none.</summary>
public sealed class CommentTests
{
    [Fact]
    public void Of_yaml() => Assert.Equal(
        ["1: first *", "2: behind a key", "3: behind a value", "5: between *", "8: behind the header", "11: at the end of a block", "13: in a flow", "15: last *"],
        Read(static file => YamlReader.Comments(file), """
            # first
            a: # behind a key
              b: "x # no" # behind a value
              c: 'y # no'
              # between
              d: plain#no
              e: https://host/#no
              f: | # behind the header
                # no
                text # no
            g: 1 # at the end of a block
            h: [
              "# no", # in a flow
              x ]
            # last
            """));

    [Fact]
    public void Of_yaml_that_cannot_be_read_further() => Assert.Equal(
        ["1: before *"],
        Read(static file => YamlReader.Comments(file), """
            # before
            a: b# no: comment
            # behind
            """));

    [Fact]
    public void Of_json5() => Assert.Equal(
        ["1: first *", "2: behind a brace", "3: a block", "4: behind a value", "6: last *"],
        Read(static file => Json5Reader.Comments(file, isTemplate: false), """
            // first
            { // behind a brace
              "a": "// no", /* a block */ 'b': '/* no */',
              c: 'https://host', // behind a value
            }
            // last
            """));

    [Fact]
    public void Of_dockerfiles() => Assert.Equal(
        ["1: syntax=docker/dockerfile:1 *", "3: between lines *", "8: indented *", "9: last *"],
        Read(static file => DockerfileReader.Read(file).Comments, """
            # syntax=docker/dockerfile:1
            FROM node:24 # no
            # between lines
            RUN <<EOF
            # no
            echo "# no"
            EOF
              # indented
            # last
            """));

    [Fact]
    public void In_a_continued_instruction_a_line_of_its_own_is_one() => Assert.Equal(
        ["3: in between *"],
        Read(static file => DockerfileReader.Read(file).Comments, "FROM node:24\nRUN a \\\n# in between\n  b # no\n"));

    /// <summary>Only the words make a comment the gate's: a product's name before a colon is everywhere.</summary>
    [Theory]
    [InlineData("moltbot: waive MBH2002 -- x", true)]
    [InlineData("  Moltbot:WAIVE MBH2002 -- x", true)]
    [InlineData("moltbot: waive", true)]
    [InlineData("moltbot: the gateway", false)]
    [InlineData("moltbot: waiver of MBH2002", false)]
    [InlineData("see moltbot: waive MBH2002", false)]
    public void The_words_of_a_waiver(string comment, bool isOne) => Assert.Equal(isOne, GateComments.WordsOf(comment) >= 0);

    [Fact]
    public void A_broken_file_keeps_the_comments_before_the_break() => Assert.Equal(
        ["1: first *"],
        Read(static file => YamlReader.Comments(file), "# first\na: [b\n"));

    private static string[] Read(Func<SourceFile, IEnumerable<Comment>> read, string text) =>
        [.. read(new SourceFile("file", "/p/file", text.ReplaceLineEndings("\n"))).Select(static comment =>
            $"{comment.At.Start.Line}: {comment.Content.Slice.Trim()}{(comment.StandsAlone ? " *" : "")}")];
}
