using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>Which release a configuration is judged as.</summary>
public sealed class ProductVersionTests
{
    private const string Service = "services: { openclaw-gateway: { IMAGE, command: [node, dist/index.js, gateway] } }";

    [Theory]
    [InlineData("image: ghcr.io/openclaw/openclaw:2026.3.31", "2026.3.31")]
    [InlineData("image: 'openclaw:v2026.4.1-beta.2'", "2026.4.1-beta.2")]
    [InlineData("image: 'registry.example:5000/team/openclaw:2026.3.31@sha256:6a31d44b2944e7adcd2b582bf6fb463111264ebca97a0201795b799135bd102c'", "2026.3.31")]
    [InlineData("image: 'openclaw:${TAG:-2026.3.31}'", "2026.3.31")]
    [InlineData("image: 'openclaw:${TAG:?}'", "2026.9.6")]
    [InlineData("image: openclaw:latest", "2026.9.6")]
    [InlineData("image: openclaw:local", "2026.9.6")]
    [InlineData("image: openclaw", "2026.9.6")]
    public void The_images_tag_names_it(string image, string version) =>
        Assert.Equal(version, VersionOf(new MemoryTree().With("compose.yaml", Service.Replace("IMAGE", image, StringComparison.Ordinal))));

    [Theory]
    [InlineData("FROM ghcr.io/openclaw/openclaw:2026.3.31", "2026.3.31")]
    [InlineData("FROM node:24\nARG V=2026.4.26\nRUN echo x && npm install -g openclaw@${V}", "2026.4.26")]
    [InlineData("FROM node:24\nRUN [\"npm\", \"i\", \"openclaw@2026.4.26\"]", "2026.4.26")]
    [InlineData("FROM node:24 AS base\nRUN npm i openclaw@2026.4.26\nFROM base", "2026.4.26")]
    [InlineData("FROM node:24\nRUN npm i openclaw@latest", "2026.9.6")]
    [InlineData("FROM node:24\nRUN npm i openclaw@^2026.4.26", "2026.9.6")]
    [InlineData("FROM node:2026.1.1", "2026.9.6")]
    [InlineData("FROM node:24\nARG V\nRUN npm i openclaw@$V", "2026.9.6")]
    public void The_dockerfile_names_it(string dockerfile, string version)
    {
        Assert.Equal(version, VersionOf(new MemoryTree().With("Dockerfile", dockerfile)));
        Assert.Equal(version, VersionOf(new MemoryTree().With("Dockerfile", dockerfile).With("compose.yaml", Service.Replace("IMAGE", "build: .", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("""{ "dependencies": { "openclaw": "2026.3.31" } }""", "2026.3.31")]
    [InlineData("""{ "devDependencies": { "openclaw": "2026.3.31" } }""", "2026.3.31")]
    [InlineData("""{ "dependencies": { "openclaw": "^2026.3.31" } }""", "2026.9.6")]
    [InlineData("""{ "dependencies": { "clawdbot": "2026.1.24" } }""", "2026.9.6")]
    [InlineData("{", "2026.9.6")]
    public void The_package_beside_names_it(string package, string version) => Assert.Equal(version, VersionOf(new MemoryTree().With("package.json", package)));

    [Fact]
    public void The_nearer_word_wins()
    {
        var tree = new MemoryTree().With("compose.yaml", Service.Replace("IMAGE", "image: openclaw:2026.3.31", StringComparison.Ordinal)).With("package.json", """{ "dependencies": { "openclaw": "2026.2.2" } }""");

        Assert.Equal("2026.3.31", VersionOf(tree));
        Assert.Equal("2026.5.5", VersionOf(tree, Requests.With("MoltbotProductVersion", "2026.5.5")));
        Assert.Equal("2026.6.6", VersionOf(tree, Requests.With("MoltbotProductVersion", "2026.5.5").Item("MoltbotConfig", "openclaw.json", ("ProductVersion", "2026.6.6"))));
    }

    [Fact]
    public void Two_images_of_different_releases_decide_nothing() => Assert.Equal("2026.9.6", VersionOf(new MemoryTree().With(
        "compose.yaml",
        "services: { openclaw: { image: 'openclaw:2026.3.31' }, openclaw-gateway: { image: 'openclaw:2026.4.1' } }")));

    [Fact]
    public void Another_products_image_decides_nothing() => Assert.Equal("2026.9.6", VersionOf(new MemoryTree().With(
        "compose.yaml",
        "services: { moltbot-gateway: { image: 'moltbot:2026.1.27' } }")));

    [Theory]
    [InlineData("""{ "meta": { "lastTouchedVersion": "2026.3.31" } }""", "2026.3.31")]
    [InlineData("""{ "meta": { "lastTouchedVersion": "next" } }""", "2026.9.6")]
    public void What_last_wrote_the_file_is_asked_last(string config, string version)
    {
        Assert.Equal(version, VersionOf(new MemoryTree().With("openclaw.json", config)));
        Assert.Equal("2026.4.4", VersionOf(new MemoryTree().With("openclaw.json", config).With("package.json", """{ "dependencies": { "openclaw": "2026.4.4" } }""")));
    }

    private static string VersionOf(MemoryTree tree, DeploymentRequest? request = null)
    {
        var all = tree.FileExists(MemoryTree.Root + "/openclaw.json") ? tree : tree.With("openclaw.json", "{ gateway: { mode: 'local' } }");
        return Assert.Single(DeploymentReader.Read(all, request ?? Requests.Plain).Configs).Version;
    }
}
