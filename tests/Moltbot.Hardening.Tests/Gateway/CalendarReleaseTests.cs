using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Tests.Gateway;

public sealed class CalendarReleaseTests
{
    [Fact]
    public void Releases_are_ordered_by_date_then_build_and_a_beta_comes_before_its_release()
    {
        string[] ordered = ["2025.12.31", "2026.1.9", "2026.1.24-beta.1", "2026.1.24", "2026.1.24-3", "2026.1.24-10", "2026.2.1-rc.1", "2026.2.1"];

        var sorted = ordered.Reverse().OrderBy(static text => CalendarRelease.Parse(text)).ToArray();

        Assert.Equal(ordered, sorted);
    }

    [Theory]
    [InlineData("v2026.2.1", "2026.2.1")]
    [InlineData("2026.2.1-slim", "2026.2.1")]
    [InlineData("2026.2.1-arm64", "2026.2.1")]
    public void A_prefix_and_a_variant_of_the_image_are_the_same_release(string text, string release) =>
        Assert.Equal(CalendarRelease.Parse(release), CalendarRelease.Parse(text));

    [Theory]
    [InlineData("latest")]
    [InlineData("2026.2")]
    [InlineData("2026.13.1")]
    [InlineData("1.0.0")]
    [InlineData("22-bookworm")]
    [InlineData("2026.2.1.4")]
    [InlineData("2026.2.x")]
    [InlineData("")]
    public void Anything_else_is_no_release(string text) => Assert.Null(CalendarRelease.Parse(text));

    [Fact]
    public void Nothing_is_missing_in_the_release_that_was_examined_and_every_fix_in_the_first()
    {
        var examined = Missing(Product.Openclaw.ExaminedVersion);
        var first = Missing("2025.1.1");

        Assert.Empty(examined);
        Assert.Equal(first.Length, first.Select(static fix => fix.Id).Distinct().Count());
        Assert.Equal(first.OrderByDescending(static fix => fix.Release), first);
    }

    private static SecurityFix[] Missing(string release) => [.. SecurityFixes.Missing(CalendarRelease.Parse(release) ?? throw new ArgumentException(release, nameof(release)))];
}
