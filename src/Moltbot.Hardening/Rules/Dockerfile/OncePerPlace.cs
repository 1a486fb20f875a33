using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A Dockerfile that several services build, with other arguments or another target, has each defect once.</summary>
internal static class OncePerPlace
{
    public static IEnumerable<Finding> Of(IEnumerable<Finding> findings) => findings.DistinctBy(static finding => new Defect(finding.At, finding.Subject));

    private sealed record Defect(SourceLocation At, string? Subject);
}
