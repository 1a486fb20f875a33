using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Text;

/// <summary>What docs.docker.com says of .dockerignore ("Build context"), and what moby/patternmatcher makes of it.</summary>
public sealed class DockerIgnoreTests
{
    [Theory]
    [InlineData("*.md", "README.md", true)]
    [InlineData("*.md", "docs/README.md", false)]
    [InlineData("*/temp*", "somedir/temporary.txt", true)]
    [InlineData("*/temp*", "temporary.txt", false)]
    [InlineData("*/*/temp*", "a/b/temp", true)]
    [InlineData("temp?", "tempa", true)]
    [InlineData("temp?", "temp", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("a?b", "a☺b", true)]
    [InlineData("a*b", "a/b", false)]
    [InlineData("*", ".env", true)]
    [InlineData(".*", ".env", true)]
    [InlineData(".*", "env", false)]
    [InlineData("abc.def", "abcZdef", false)]
    [InlineData("a.|)$(}+{bc", "a.|)$(}+{bc", true)]
    public void A_star_and_a_question_mark_do_not_cross_a_slash(string pattern, string path, bool isOut) => Assert.Equal(isOut, Excludes(pattern, path));

    [Theory]
    [InlineData("**/*.go", "main.go", true)]
    [InlineData("**/*.go", "a/b/main.go", true)]
    [InlineData("**/*.txt2", "a/b.txt", false)]
    [InlineData("**/.env", ".env", true)]
    [InlineData("**/.env", "a/b/.env", true)]
    [InlineData("**/.env", "a/my.env", false)]
    [InlineData("**file", "myfile", true)]
    [InlineData("**file*", "myfile", false)]
    [InlineData("**/file*", "a/file.txt", true)]
    [InlineData("a**/*.txt", "a/b/c/file.txt", true)]
    [InlineData("a**/*.txt", "a/file.txt", true)]
    [InlineData("abc/**", "abc/def/ghi", true)]
    [InlineData("abc/**", "abc", false)]
    [InlineData("**", "any/thing", true)]
    [InlineData("**/**", "dir/file", true)]
    [InlineData("**/dir2/**", "dir/dir2/dir3/file", true)]
    [InlineData("**/dir2/*", "dir/dir2/file", true)]
    public void Two_stars_are_any_number_of_folders(string pattern, string path, bool isOut) => Assert.Equal(isOut, Excludes(pattern, path));

    [Theory]
    [InlineData("a[b-d]e", "ace", true)]
    [InlineData("a[b-d]e", "aae", false)]
    [InlineData("a[^b-d]e", "aze", true)]
    [InlineData("ab[^c]", "abc", false)]
    [InlineData("[a-ζ]*", "α", true)]
    [InlineData(@"[\]a]", "]", true)]
    [InlineData(@"[x\-]", "-", true)]
    [InlineData(@"[x\-]", "z", false)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "ab", false)]
    public void Classes_and_escapes_are_those_of_Go(string pattern, string path, bool isOut) => Assert.Equal(isOut, Excludes(pattern, path));

    [Theory]
    [InlineData("/.env", ".env")]
    [InlineData("./.env", ".env")]
    [InlineData("  .env  ", ".env")]
    [InlineData(".env\r", ".env")]
    [InlineData("docs/../.env", ".env")]
    [InlineData("state//data/", "state/data")]
    public void A_slash_in_front_dots_and_blanks_around_mean_nothing(string pattern, string path) => Assert.True(Excludes(pattern, path));

    [Theory]
    [InlineData("docs", "docs/a/README.md")]
    [InlineData("docs/", "docs/a/README.md")]
    [InlineData("**/node_modules", "a/node_modules/b/c.js")]
    [InlineData("dir/*", "dir/sub/file")]
    public void What_hits_a_folder_hits_all_in_it(string pattern, string path) => Assert.True(Excludes(pattern, path));

    [Theory]
    [InlineData("env", "a/env")]
    [InlineData("#.env", ".env")]
    [InlineData("!.env", ".env")]
    [InlineData(".env # the secrets", ".env")]
    public void What_gitignore_would_take_is_not_taken(string pattern, string path) => Assert.False(Excludes(pattern, path));

    [Fact]
    public void A_hash_behind_a_blank_is_a_name() => Assert.True(Excludes(" #x", "#x"));

    [Theory]
    [InlineData("*.md\n!README*.md\nREADME-secret.md", "README-secret.md", true)]
    [InlineData("*.md\nREADME-secret.md\n!README*.md", "README-secret.md", false)]
    [InlineData("!fileutils.go\n*.go", "fileutils.go", true)]
    [InlineData("docs\n!docs/README.md", "docs/README.md", false)]
    [InlineData("docs\n!docs/README.md", "docs/other.md", true)]
    [InlineData("*\n! src", "src/main.ts", false)]
    [InlineData("*\n!src", ".env", true)]
    [InlineData("**\n!util/docker/web\nutil/docker/web/foo", "util/docker/web/foo", true)]
    [InlineData("**\n!util/docker/web", "util/docker/web/foo", false)]
    [InlineData("a/b\n!a", "a/b", true)]
    [InlineData("a\na/b\n!a", "a/b", false)]
    [InlineData("a/b\n!a/*", "a/b", false)]
    public void The_last_line_that_matches_decides(string patterns, string path, bool isOut) => Assert.Equal(isOut, Excludes(patterns, path));

    [Theory]
    [InlineData("[")]
    [InlineData("a[")]
    [InlineData("[^bc")]
    [InlineData("[]a]")]
    [InlineData("[x-]")]
    [InlineData("[-x]")]
    [InlineData("[a-b-c]")]
    [InlineData(@"a\")]
    [InlineData("!")]
    public void What_the_builder_refuses_is_a_problem_at_its_place(string pattern)
    {
        var read = Read(".env\n " + pattern + "\n");

        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemKind.Refused, ".dockerignore(2,2)", pattern), (problem.Kind, problem.At.ToString(), problem.At.Slice));
        Assert.True(read.Excludes(".env"));
    }

    [Fact]
    public void A_pattern_of_many_stars_ends()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 400));

        Assert.False(Excludes(pattern, new string('a', 399)));
    }

    private static bool Excludes(string patterns, string path) => Read(patterns).Excludes(path);

    private static DockerIgnore Read(string text) => DockerIgnore.Read(new SourceFile(".dockerignore", "/p/.dockerignore", text));
}
