using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Findings;

public sealed class NearestTests
{
    [Theory]
    [InlineData("privilegd", "privileged")]
    [InlineData("prots", "ports")]
    [InlineData("Image", "image")]
    [InlineData("zzz", null)]
    public void The_name_with_the_fewest_edits_is_proposed(string written, string? expected) =>
        Assert.Equal(expected, Nearest.Of(written, ["privileged", "ports", "image", "profiles"]));
}
