using System.Collections.Immutable;
using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Tests.Dockerfiles;

public sealed class StageResolverTests
{
    [Theory]
    [InlineData("FROM a\nUSER root\nUSER node", "node")]
    [InlineData("FROM a\nUSER node\nUSER root", "root")]
    [InlineData("FROM a AS b\nUSER node\nFROM b", "node")]
    [InlineData("FROM a AS b\nUSER node\nFROM b AS c\nFROM c\nRUN x", "node")]
    [InlineData("FROM a AS b\nUSER node\nFROM b\nUSER 0", "0")]
    [InlineData("FROM a AS b\nUSER one\nFROM a AS b\nUSER two\nFROM b", "two")]
    [InlineData("FROM a AS B\nUSER node\nFROM b", "node")]
    [InlineData("FROM a\nUSER \"node\"", "node")]
    [InlineData("FROM a\nUSER 'no'd\"e\"", "node")]
    [InlineData("FROM a\nUSER node # the user", "node # the user")]
    [InlineData("FROM a\nUSER node:$G", "node:")]
    [InlineData("FROM a\nUSER node\nRUN <<E\nUSER root\nE", "node")]
    [InlineData("FROM a\nUSER node\n# USER root", "node")]
    [InlineData("FROM a\nUSER $UNDECLARED", "")]
    [InlineData("FROM a\nENV U=node\nUSER $U", "node")]
    [InlineData("FROM a\nUSER $U\nENV U=node", "")]
    [InlineData("FROM a\nARG U=node\nUSER ${U}", "node")]
    [InlineData("ARG U=node\nFROM a\nUSER $U", "")]
    [InlineData("ARG U=node\nFROM a\nARG U\nUSER $U", "node")]
    [InlineData("ARG U=node\nFROM a\nARG U=other\nUSER $U", "other")]
    [InlineData("ARG N=no\nARG U=${N}de\nFROM a\nARG U\nUSER $U", "node")]
    [InlineData("FROM a AS b\nARG U=node\nENV V=root\nFROM b\nUSER $U:$V", "node:root")]
    [InlineData("FROM a\nARG U=arg\nENV U=env\nUSER $U", "env")]
    [InlineData("FROM a\nENV U=env\nARG U=arg\nUSER $U", "arg")]
    [InlineData("FROM a\nENV U=env\nARG U\nUSER $U", "env")]
    [InlineData("FROM a\nENV U=one\nENV U=two V=$U\nUSER $V", "one")]
    [InlineData("FROM a\nARG U=one V=$U\nUSER $V", "one")]
    [InlineData("FROM a\nENV U one two\nUSER $U", "one two")]
    [InlineData("FROM a\nENV A='x\\' U=node\nUSER $U", "node")]
    [InlineData("FROM a AS b\nONBUILD USER trigger\nFROM b\nRUN x", "trigger")]
    [InlineData("FROM a AS b\nONBUILD USER trigger\nFROM b\nUSER own", "own")]
    [InlineData("FROM a AS b\nUSER own\nONBUILD USER trigger", "own")]
    [InlineData("FROM a AS b\nUSER own\nONBUILD USER trigger\nFROM b AS c\nUSER c\nFROM c", "c")]
    [InlineData("FROM a AS b\nONBUILD ENV U=node\nFROM b\nUSER $U", "node")]
    [InlineData("# escape=`\nFROM a\nENV U=node\nUSER `$U", "$U")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:8.0\nUSER $APP_UID", "1654")]
    [InlineData("ARG TARGETARCH=x\nFROM a\nARG TARGETARCH\nUSER u-$TARGETARCH", "u-x")]
    public void The_user_is_the_one_that_BuildKit_writes_into_the_image(string text, string user)
    {
        var stage = DockerfileText.Resolve(text);

        Assert.Empty(stage.Problems);
        Assert.Equal(user, stage.User.Value);
        Assert.Null(stage.User.UnknownBecause);
    }

    [Theory]
    [InlineData("FROM a\nARG U\nUSER $U", "U", "")]
    [InlineData("ARG U\nFROM a\nARG U\nUSER $U", "U", "")]
    [InlineData("FROM a\nARG U\nENV V=$U\nUSER x$V", "U", "x")]
    [InlineData("FROM a\nARG U\nARG V=$U\nUSER ${V#a}", "U", "")]
    [InlineData("FROM a\nARG U\nUSER ${U:+node}", "U", "")]
    [InlineData("FROM a AS b\nARG U\nUSER $U\nFROM b", "U", "")]
    [InlineData("FROM a\nARG TARGETARCH\nUSER $TARGETARCH", "TARGETARCH", null)]
    public void A_user_that_an_argument_without_default_decides_says_which(string text, string argument, string? user)
    {
        var stage = DockerfileText.Resolve(text);

        Assert.Empty(stage.Problems);
        Assert.Equal(argument, stage.User.UnknownBecause);
        Assert.Equal(user, stage.User.Value);
    }

    [Theory]
    [InlineData("FROM a\nARG U\nUSER ${U:-node}", "node")]
    [InlineData("FROM a\nARG U\nUSER node", "node")]
    [InlineData("FROM a\nARG U\nENV U=node\nUSER $U", "node")]
    public void A_default_in_place_is_known(string text, string user)
    {
        var stage = DockerfileText.Resolve(text);

        Assert.Equal(user, stage.User.Value);
        Assert.Null(stage.User.UnknownBecause);
    }

    [Theory]
    [InlineData("FROM a\nARG U\nUSER $U", "given", null)]
    [InlineData("FROM a\nARG U=default\nUSER $U", "given", null)]
    [InlineData("ARG U=default\nFROM a\nARG U\nUSER $U", "given", null)]
    [InlineData("FROM a\nARG U\nENV U=env\nUSER $U", "env", null)]
    [InlineData("FROM a\nENV U=env\nARG U\nUSER $U", "given", null)]
    [InlineData("FROM a\nUSER $U", "", null)]
    [InlineData("FROM a\nARG U=default\nUSER $U", null, "U")]
    [InlineData("FROM a\nARG U\nUSER ${U:-x}", null, "U")]
    [InlineData("ARG U=default\nFROM a\nARG U\nUSER $U", null, "U")]
    public void A_build_argument_counts_where_it_is_declared_and_an_ENV_after_it_wins(string text, string? user, string? because)
    {
        var given = because is null ? "given" : null;
        var stage = DockerfileText.Resolve(text, new StageRequest { BuildArgs = ImmutableDictionary<string, string?>.Empty.Add("U", given) });

        Assert.Equal(user, stage.User.Value);
        Assert.Equal(because, stage.User.UnknownBecause);
    }

    [Theory]
    [InlineData("FROM node:22", "node:22", "node:22")]
    [InlineData("FROM scratch", "scratch", "scratch")]
    [InlineData("FROM node:22 AS b\nFROM b AS c\nFROM c", "node:22", "node:22")]
    [InlineData("ARG V=22\nFROM node:${V}-slim", "node:22-slim", "node:${V}-slim")]
    [InlineData("ARG V\nFROM node:${V:-22}", "node:22", "node:${V:-22}")]
    [InlineData("ARG V\nFROM node:$V", null, "node:$V")]
    [InlineData("FROM node-$TARGETARCH", null, "node-$TARGETARCH")]
    [InlineData("FROM node AS b-amd64\nFROM b-$TARGETARCH", "node", "node")]
    [InlineData("FROM 0", "0", "0")]
    public void Without_a_USER_the_image_decides(string text, string? image, string place)
    {
        var stage = DockerfileText.Resolve(text);

        Assert.Equal(image, stage.BaseImage);
        Assert.True(stage.User.IsInherited);
        Assert.Null(stage.User.Value);
        Assert.Equal(place, stage.User.At.Slice);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("build", 1)]
    [InlineData("BUILD", 1)]
    [InlineData("0", 0)]
    [InlineData("2", 2)]
    public void The_target_is_the_last_stage_or_one_by_name_or_number(string? target, int index) =>
        Assert.Equal(index, DockerfileText.Resolve("FROM a\nFROM a AS Build\nFROM a", new StageRequest { Target = target }).Stage.Index);

    [Fact]
    public void The_chain_goes_from_the_target_to_the_stage_that_begins_with_an_image()
    {
        var stage = DockerfileText.Resolve("FROM a AS one\nFROM x\nFROM one AS two\nFROM two");

        Assert.Equal([3, 2, 0], stage.Chain.Select(static link => link.Index));
    }

    [Fact]
    public void The_deciding_USER_is_told_with_its_place()
    {
        var user = DockerfileText.Resolve("FROM a AS b\nUSER  node\nFROM b\nRUN x").User;

        Assert.Equal("Dockerfile(2,7)", user.At.ToString());
        Assert.Equal(2, user.Instruction?.At.Start.Line);
    }

    [Fact]
    public void A_trigger_stands_where_its_ONBUILD_is_written()
    {
        var user = DockerfileText.Resolve("FROM a AS b\nONBUILD USER node\nFROM b").User;

        Assert.Equal("Dockerfile(2,14)", user.At.ToString());
    }

    [Fact]
    public void Without_a_stage_there_is_nothing() => Assert.Null(StageResolver.Resolve(DockerfileText.Read("ARG A=1"), new StageRequest()));
}
