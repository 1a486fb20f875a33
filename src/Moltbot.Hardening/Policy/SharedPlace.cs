using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>One place is one defect: what an anchor or an <c>extends</c> base hands to ten services, or a base file to two sets, is told once.</summary>
/// <remarks>Only what is graded alike is joined, so that a waiver for one service hides no other's.</remarks>
internal static class SharedPlace
{
    public static IEnumerable<GradedFinding> Once(IEnumerable<GradedFinding> findings, Deployment deployment)
    {
        var services = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var (_, service) in deployment.Services)
        {
            services.TryAdd(service.Name, service.At);
        }

        return findings.GroupBy(static graded => graded.Finding.Service is null
                ? (object)graded
                : (graded.Finding.Rule, graded.Finding.At, graded.Finding.Subject, graded.Severity, graded.IsWaived))
            .Select(same => Join([.. same], services));
    }

    private static GradedFinding Join(ImmutableArray<GradedFinding> same, Dictionary<string, SourceLocation> services)
    {
        var first = same[0];
        var others = same.Select(static graded => graded.Finding.Service).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(name => name != first.Finding.Service && services.ContainsKey(name))
            .Select(name => new Related(services[name], $"service {Quote.Value(name)} takes it from here too"));
        return same.Length == 1 ? first : first with { Finding = first.Finding with { Related = [.. first.Finding.Related, .. others] } };
    }
}
