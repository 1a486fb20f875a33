using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Tests.Dockerfiles;

public sealed class ImageUsersTests
{
    private const string Digest = "@sha256:0123456789012345678901234567890123456789012345678901234567890123";

    [Theory]
    [InlineData("node", "")]
    [InlineData("node:22-bookworm-slim", "")]
    [InlineData("node:22" + Digest, "")]
    [InlineData("node" + Digest, "")]
    [InlineData("library/node", "")]
    [InlineData("docker.io/node", "")]
    [InlineData("docker.io/library/node:22", "")]
    [InlineData("index.docker.io/library/node", "")]
    [InlineData("scratch", "")]
    [InlineData("registry.example:5000/node", null)]
    [InlineData("localhost/node", null)]
    [InlineData("someone/node", null)]
    [InlineData("nodejs", null)]
    [InlineData("moltbot/moltbot:latest", null)]
    [InlineData("ghcr.io/openclaw/openclaw:2026.1.29", "node")]
    [InlineData("cloudflare/cloudflared:latest", "65532")]
    [InlineData("gcr.io/distroless/static-debian12:nonroot", "65532")]
    [InlineData("gcr.io/distroless/static-debian12:debug-nonroot-arm64", "65532")]
    [InlineData("gcr.io/distroless/static-debian12", "")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled", "1654")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0", "")]
    [InlineData("nginxinc/nginx-unprivileged:1", "101")]
    [InlineData("browserless/chrome:latest", "blessuser")]
    [InlineData("Not A Reference", null)]
    [InlineData("", null)]
    public void An_image_has_the_user_that_its_Dockerfile_says(string image, string? user) => Assert.Equal(user, ImageUsers.Lookup(image));

    [Fact]
    public void Every_line_of_the_table_is_reached_by_its_own_image()
    {
        using var stream = typeof(ImageUsers).Assembly.GetManifestResourceStream("image-users.txt");
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);
        KnownImage[] lines = [.. reader.ReadToEnd().Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(KnownImage.Parse)];

        Assert.True(lines.Length > 50, "the table is empty");
        Assert.All(lines, static line =>
        {
            var image = line.Repository.Replace("*", "some", StringComparison.Ordinal) + (line.Tag is null ? "" : ":" + line.Tag.Replace("*", "", StringComparison.Ordinal));
            Assert.Equal((image, line.User), (image, ImageUsers.Lookup(image)));
        });
    }

    [Theory]
    [InlineData("a", "docker.io/library/a", null, null)]
    [InlineData("a/b:c", "docker.io/a/b", "c", null)]
    [InlineData("Host/b", "Host/b", null, null)]
    [InlineData("localhost/b:1", "localhost/b", "1", null)]
    [InlineData("h:5000/b/c:D.e_f-1", "h:5000/b/c", "D.e_f-1", null)]
    [InlineData("[::1]:5000/b", "[::1]:5000/b", null, null)]
    [InlineData("a__b/c--d.e", "docker.io/a__b/c--d.e", null, null)]
    public void A_reference_is_taken_apart_as_docker_does(string text, string repository, string? tag, string? digest) =>
        Assert.Equal(new ImageReference(repository, tag, digest), ImageReference.Parse(text));

    [Theory]
    [InlineData("A")]
    [InlineData("a/B")]
    [InlineData("a:")]
    [InlineData("a:b:c")]
    [InlineData("a:-b")]
    [InlineData("a@sha256:00")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a..b")]
    [InlineData("a___b")]
    [InlineData("a//b")]
    [InlineData("a\n")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_name_that_docker_refuses_is_no_reference(string text) => Assert.Null(ImageReference.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("+0")]
    [InlineData("-0")]
    [InlineData("0:0")]
    [InlineData("0:1000")]
    [InlineData(":1000")]
    [InlineData("root")]
    [InlineData("root:x")]
    public void A_user_with_uid_0_is_root(string user) => Assert.True(UserName.IsRoot(user));

    [Theory]
    [InlineData("node")]
    [InlineData("1000")]
    [InlineData("1000:0")]
    [InlineData("10")]
    [InlineData("Root")]
    [InlineData("rooty")]
    [InlineData("0x0")]
    [InlineData(" 0")]
    public void Any_other_user_is_not(string user) => Assert.False(UserName.IsRoot(user));
}
