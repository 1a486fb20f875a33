using System.Diagnostics;
using Moltbot.Hardening.Text.Globs;

namespace Moltbot.Hardening.Tests.Text.Globs;

/// <summary>Headers of sections, as https://spec.editorconfig.org defines them.</summary>
public sealed class SectionGlobTests
{
    [Theory]
    [InlineData("*", "compose.yml")]
    [InlineData("*", "deploy/compose.yml")]
    [InlineData("*.yml", "deploy/prod/compose.yml")]
    [InlineData("compose.yml", "deploy/compose.yml")]
    [InlineData("/compose.yml", "compose.yml")]
    [InlineData("deploy/*.yml", "deploy/compose.yml")]
    [InlineData("deploy/**", "deploy/prod/compose.yml")]
    [InlineData("deploy/**.yml", "deploy/prod/compose.yml")]
    [InlineData("deploy/**/compose.yml", "deploy/compose.yml")]
    [InlineData("deploy/**/compose.yml", "deploy/a/b/compose.yml")]
    [InlineData("**/compose.yml", "compose.yml")]
    [InlineData("**", "a/b")]
    [InlineData("compose.?ml", "compose.yml")]
    [InlineData("[cd]ompose.yml", "compose.yml")]
    [InlineData("[!d]ompose.yml", "compose.yml")]
    [InlineData("[a-d]ompose.yml", "compose.yml")]
    [InlineData("*.{yml,yaml}", "compose.yaml")]
    [InlineData("{compose,docker-compose}{,.prod}.y{a,}ml", "docker-compose.prod.yml")]
    [InlineData("{a{b,c},d}", "ac")]
    [InlineData("{deploy,prod}/compose.yml", "prod/compose.yml")]
    [InlineData("host{1..3}.yml", "host2.yml")]
    [InlineData("host{3..1}.yml", "host2.yml")]
    [InlineData("host{-2..2}.yml", "host-1.yml")]
    [InlineData("host{0..20}.yml", "host0.yml")]
    [InlineData("{single}.yml", "{single}.yml")]
    [InlineData("{open.yml", "{open.yml")]
    [InlineData("[open.yml", "[open.yml")]
    [InlineData("\\*.yml", "*.yml")]
    [InlineData("a\\,b", "a,b")]
    [InlineData("{a\\,b,c}", "a,b")]
    public void A_header_names_the_file(string glob, string path) => Assert.True(SectionGlob.Matches(glob, path));

    [Theory]
    [InlineData("*.yml", "compose.yaml")]
    [InlineData("*.yml", "compose.yml.bak")]
    [InlineData("compose.yml", "my-compose.yml")]
    [InlineData("/compose.yml", "deploy/compose.yml")]
    [InlineData("deploy/*.yml", "deploy/prod/compose.yml")]
    [InlineData("deploy/*.yml", "a/deploy/compose.yml")]
    [InlineData("deploy/**/compose.yml", "deploycompose.yml")]
    [InlineData("compose.?ml", "compose.ml")]
    [InlineData("a?b", "a/b")]
    [InlineData("a[!x]b", "a/b")]
    [InlineData("[!c]ompose.yml", "compose.yml")]
    [InlineData("Compose.yml", "compose.yml")]
    [InlineData("*.{yml,yaml}", "compose.{yml,yaml}")]
    [InlineData("host{1..3}.yml", "host4.yml")]
    [InlineData("host{1..3}.yml", "host02.yml")]
    [InlineData("host{1..3}.yml", "host99999999999999999999.yml")]
    [InlineData("host{1..3}.yml", "host.yml")]
    [InlineData("\\*.yml", "compose.yml")]
    [InlineData("{a,b}", "c")]
    public void A_header_does_not_name_it(string glob, string path) => Assert.False(SectionGlob.Matches(glob, path));

    [Fact]
    public void A_header_of_many_stars_takes_no_time()
    {
        var clock = Stopwatch.StartNew();

        Assert.False(SectionGlob.Matches(string.Concat(Enumerable.Repeat("*a{*,**}", 200)) + "c", new string('a', 400) + "b"));
        Assert.False(SectionGlob.Matches(new string('{', 5000) + "," + new string('}', 5000), "a"));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
    }
}
