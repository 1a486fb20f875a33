namespace Moltbot.Hardening.Gateway;

/// <summary>A line of <c>security-fixes.txt</c>: the release under whose name a published defect was first mended.</summary>
/// <param name="Release">The first release without it.</param>
/// <param name="Text">That release as it is written.</param>
/// <param name="Product">Under which name that release was published.</param>
/// <param name="Id">CVE or GHSA.</param>
/// <param name="What">The defect in a few words.</param>
internal sealed record SecurityFix(CalendarRelease Release, string Text, Product Product, string Id, string What);
