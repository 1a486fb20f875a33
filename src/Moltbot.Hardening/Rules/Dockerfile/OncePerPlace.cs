using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A Dockerfile that several services build, with other arguments or another target, has each defect once.</summary>
internal static class OncePerPlace
{
    public static IEnumerable<Finding> Of(IEnumerable<Finding> findings) => findings.GroupBy(static finding => (finding.At, finding.Subject)).Select(static same => same.First());
}
