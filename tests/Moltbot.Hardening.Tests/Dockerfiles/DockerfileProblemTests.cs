using System.Collections.Immutable;
using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>What BuildKit refuses, at the narrowest place. The lines of a case that it takes are the neighbours.</summary>
public sealed class DockerfileProblemTests
{
    [Theory]
    [InlineData("{|MBH0001:|}")]
    [InlineData("{|MBH0001:|}# only a comment\n\n")]
    [InlineData("{|MBH0001:RUN|} true\n")]
    [InlineData("{|MBH0001:RUN|} true\nFROM a\n")]
    [InlineData("ARG A=1\nFROM a\n")]
    public void A_Dockerfile_without_a_stage_is_unreadable(string text) => DockerfileText.Expect(text);

    [Theory]
    [InlineData("{|MBH0001:USERS|} node")]
    [InlineData("{|MBH0001:USER|}")]
    [InlineData("{|MBH0001:USER|} {|MBH0001:--x|}")]
    [InlineData("USER {|MBH0001:--x=1|} node")]
    [InlineData("USER node")]
    [InlineData("user node")]
    [InlineData("USER a b")]
    [InlineData("{|MBH0001:WORKDIR|}")]
    [InlineData("{|MBH0001:COPY|} a")]
    [InlineData("COPY {|MBH0001:--form=x|} a b")]
    [InlineData("COPY {|MBH0001:--from|} a b")]
    [InlineData("COPY {|MBH0001:--link=perhaps|} a b")]
    [InlineData("COPY --link --from=x {|MBH0001:--link|} a b")]
    [InlineData("COPY --link --exclude=a --exclude=b a b")]
    [InlineData("COPY a {|MBH0001:<<E|}\nx\nE")]
    [InlineData("COPY <<E b\nx\nE")]
    [InlineData("RUN {|MBH0001:--network=foo|} a")]
    [InlineData("RUN --network=none --security=insecure a")]
    [InlineData("RUN {|MBH0001:--security=foo|} a")]
    [InlineData("ONBUILD RUN --network=foo a")]
    [InlineData("ENV {|MBH0001:A|}")]
    [InlineData("ENV A=1 {|MBH0001:B|}")]
    [InlineData("ENV {|MBH0001:=1|}")]
    [InlineData("{|MBH0001:ENV|}")]
    [InlineData("ENV A 1")]
    [InlineData("ARG {|MBH0001:=1|}")]
    [InlineData("ARG --x A")]
    [InlineData("{|MBH0001:LABEL|}")]
    [InlineData("{|MBH0001:EXPOSE|}")]
    [InlineData("{|MBH0001:VOLUME|}")]
    [InlineData("VOLUME [\"/a\", {|MBH0001:\" \"|}]")]
    [InlineData("CMD {|MBH0001:[\"a\", 1]|}")]
    [InlineData("CMD [\"a\", 1")]
    [InlineData("CMD ['a']")]
    [InlineData("CMD")]
    [InlineData("SHELL {|MBH0001:bash -c|}")]
    [InlineData("SHELL [\"bash\"]")]
    [InlineData("{|MBH0001:HEALTHCHECK|}")]
    [InlineData("HEALTHCHECK {|MBH0001:CMD|}")]
    [InlineData("HEALTHCHECK {|MBH0001:NONE|} x")]
    [InlineData("HEALTHCHECK {|MBH0001:curl|} x")]
    [InlineData("HEALTHCHECK NONE")]
    [InlineData("HEALTHCHECK --interval=1s cmd x")]
    [InlineData("ONBUILD {|MBH0001:FROM|} b")]
    [InlineData("ONBUILD {|MBH0001:ONBUILD|} USER b")]
    [InlineData("{|MBH0001:ONBUILD|}")]
    [InlineData("ONBUILD NONSENSE")]
    [InlineData("{|MBH0001:RUN|} <<E\nx")]
    [InlineData("RUN <<E\nE")]
    public void An_instruction_that_BuildKit_cannot_read_is_unreadable(string line) => DockerfileText.Expect("FROM a\n" + line + "\n");

    [Theory]
    [InlineData("{|MBH0001:FROM|}")]
    [InlineData("{|MBH0001:FROM|} a b")]
    [InlineData("{|MBH0001:FROM|} a as")]
    [InlineData("FROM a AS {|MBH0001:1st|}")]
    [InlineData("FROM {|MBH0001:--plat=x|} a")]
    [InlineData("FROM {|MBH0010:UPPER|}")]
    [InlineData("FROM {|MBH0010:$UNDECLARED|}")]
    [InlineData("FROM {|MBH0010:a:b:c|}")]
    [InlineData("FROM {|MBH0010:\"a|}")]
    [InlineData("FROM {|MBH0010:${A|}")]
    [InlineData("FROM {|MBH0010:--platform=mars|} a")]
    [InlineData("FROM --platform=linux/arm64/v8 a")]
    [InlineData("FROM --platform=$BUILDPLATFORM a")]
    [InlineData("FROM Registry.example:5000/a/b:Tag@sha256:0123456789012345678901234567890123456789012345678901234567890123 AS B_1.x-y")]
    [InlineData("FROM a AS b\nFROM b\nFROM {|MBH0010:B|}")]
    public void A_stage_that_begins_with_nothing_is_refused(string text) => DockerfileText.Expect(text);

    [Theory]
    [InlineData("COPY --from=first a b")]
    [InlineData("COPY --from=FIRST a b")]
    [InlineData("COPY --from=0 a b")]
    [InlineData("COPY --from=nginx:1 a b")]
    [InlineData("COPY {|MBH0010:--from=7|} a b")]
    [InlineData("COPY {|MBH0010:--from=-1|} a b")]
    [InlineData("COPY {|MBH0010:--from=$X|} a b")]
    [InlineData("COPY {|MBH0010:--from=NOT/there:|} a b")]
    [InlineData("COPY {|MBH0010:--from=second|} a b")]
    [InlineData("COPY {|MBH0010:--from=1|} a b")]
    [InlineData("RUN {|MBH0010:--mount=type=bind,from=second,target=/x|} true")]
    [InlineData("COPY {|MBH0010:https://example.org/x|} b")]
    [InlineData("ADD https://example.org/x b")]
    [InlineData("ADD {|MBH0010:--chmod=888|} a b")]
    [InlineData("ADD --chmod=u+x,g=rw a b")]
    [InlineData("ADD --checksum=sha256:00 {|MBH0010:a|} b")]
    [InlineData("ADD {|MBH0010:--checksum=sha256:00|} https://example.org/x b")]
    [InlineData("ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.org/x b")]
    [InlineData("ADD --checksum=0123456789012345678901234567890123456789 https://example.org/x.git b")]
    [InlineData("COPY <<E b\n${x\nE", true)]
    [InlineData("COPY <<'E' b\n${x\nE")]
    [InlineData("ENV {|MBH0010:A='x|}")]
    [InlineData("ENV {|MBH0010:A=${X|}")]
    [InlineData("ENV {|MBH0010:A=${}|}")]
    [InlineData("ENV {|MBH0010:A=${X!y}|}")]
    [InlineData("USER {|MBH0010:\"node|}")]
    public void An_instruction_that_fails_in_the_build_is_refused(string line, bool isHeredoc = false)
    {
        const string First = "FROM a AS first\nFROM a AS second\n";
        DockerfileText.Expect(First + (isHeredoc ? "COPY <<E b\n{|MBH0010:${x\n|}E\n" : line + "\n"));
    }

    [Fact]
    public void A_circle_of_copies_is_told_once_where_it_closes() => DockerfileText.Expect("""
        FROM a AS one
        COPY --from=three x x
        FROM a AS two
        COPY {|MBH0010:--from=one|} x x
        FROM a AS three
        COPY --from=two x x
        FROM a
        """);

    [Fact]
    public void A_stage_that_is_not_built_may_copy_from_a_later_one() => DockerfileText.Expect("FROM a AS one\nCOPY --from=two x x\nFROM a AS two\n");

    [Fact]
    public void One_bad_line_never_hides_the_others() => DockerfileText.Expect("""
        # escape={|MBH0001:x|}
        # escape={|MBH0001:`|}
        FROM a
        {|MBH0001:WORKDIR|}
        {|MBH0001:apt-get|} install
        {|MBH0001:RUN|} <<NEVER
        some text
        USER {|MBH0010:'open|}
        COPY {|MBH0001:--x=1|} a b
        """);

    [Fact]
    public void A_near_miss_is_named() => Assert.Contains("did you mean USER?", Assert.Single(DockerfileText.Expect("FROM a\n{|MBH0001:USR|} node")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("buld", "did you mean 'build'?")]
    [InlineData("production", "its stages are build, run")]
    [InlineData("2", "its stages are build, run")]
    public void An_unknown_target_is_refused_and_says_nothing_of_the_user(string target, string advice)
    {
        var stage = DockerfileText.Resolve("FROM a AS build\nUSER node\nFROM a AS run\nUSER 1\n", new StageRequest { Target = target });

        var problem = Assert.Single(stage.Problems);
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
        Assert.Equal("Dockerfile(1,1)", problem.At.ToString());
        Assert.Empty(stage.Chain);
        Assert.Null(stage.User.Value);
        Assert.Null(stage.BaseImage);
    }

    [Fact]
    public void What_only_a_trigger_says_is_refused_where_the_trigger_acts()
    {
        DockerfileText.Expect("FROM a AS base\nONBUILD {|MBH0010:NONSENSE|}\nFROM base\n");
        DockerfileText.Expect("FROM a AS base\nONBUILD NONSENSE\nFROM a\n");
    }

    [Fact]
    public void A_value_never_grows_without_end() => DockerfileText.Expect(
        "FROM a\nENV A=0123456789\n" + string.Concat(Enumerable.Repeat("ENV A=$A$A$A$A$A$A$A$A\n", 4)) + "ENV {|MBH0007:A=$A$A$A$A$A$A$A$A|}\n");

    [Fact]
    public void A_line_that_is_longer_than_BuildKit_reads_is_unreadable() => DockerfileText.Expect($"FROM a\n{{|MBH0001:RUN {new string('x', 65_536 - 4)}|}}\nRUN {new string('x', 65_535 - 4)}\n");

    [Fact]
    public void An_argument_that_the_builder_must_give_is_demanded_and_no_problem()
    {
        const string Text = "ARG IMAGE\nFROM $IMAGE\nARG U\nARG V\nUSER ${V:?tell me}\n";

        Assert.Equal("IMAGE, V", string.Join(", ", DockerfileText.Resolve(Text).Demanded));
        Assert.Empty(DockerfileText.Expect(Text));
        var given = ImmutableDictionary<string, string?>.Empty.Add("IMAGE", "a").Add("V", "b");
        Assert.Empty(DockerfileText.Resolve(Text, new StageRequest { BuildArgs = given }).Demanded);
    }
}
