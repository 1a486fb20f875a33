using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class RemoteAddUncheckedTests() : RuleTests(nameof(RemoteAddUnchecked))
{
    [Theory]
    [InlineData("ADD {|MBH3007:https://x.example/a.tgz|} /a/")]
    [InlineData("ADD --chown=node:node {|MBH3007:http://x.example/a|} /a")]
    [InlineData("ADD [{|MBH3007:\"https://x.example/a b\"|}, \"/a\"]")]
    [InlineData("ARG V=1.2\nADD {|MBH3007:https://x.example/$V/a.tgz|} /a/")]
    [InlineData("ADD {|MBH3007:https://github.com/owner/name.git|} /src")]
    [InlineData("ADD {|MBH3007:https://github.com/owner/name.git#v1.0|} /src")]
    [InlineData("ADD {|MBH3007:git@github.com:owner/name.git|} /src")]
    [InlineData("ADD local {|MBH3007:https://x.example/a|} {|MBH3007:https://x.example/b|} /a/")]
    [InlineData("ONBUILD ADD {|MBH3007:https://x.example/a|} /a")]
    public void A_file_from_elsewhere_without_a_checksum_is_reported(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData("ADD --checksum=sha256:4dca1d45a9a75bf6fdc5d2ae29d1d0ea3d2b65ae9f2b1c0a5d40a5a6a1cf4f3e https://x.example/a /a")]
    [InlineData("ADD https://github.com/owner/name.git#0123456789abcdef0123456789abcdef01234567 /src")]
    [InlineData("ADD https://github.com/owner/name.git#0123456789abcdef0123456789abcdef01234567:docs /src")]
    [InlineData("ADD archive.tgz /a/")]
    [InlineData("COPY a.tgz /a/")]
    [InlineData("RUN curl -o /a https://x.example/a")]
    [InlineData("ADD <<EOF /a\nhttps://x.example/a\nEOF")]
    public void What_is_checked_or_from_here_is_not(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Fact]
    public void A_stage_that_is_not_built_is_not_looked_at() => Expect("""
        -- Dockerfile --
        FROM node:22 AS unused
        ADD https://x.example/a /a
        FROM node:22
        """);
}
