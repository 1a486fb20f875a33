using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules;

/// <summary>Findings of what the readers reported.</summary>
internal static class Reported
{
    public static IEnumerable<Finding> As(RuleDescriptor rule, Deployment deployment, ProblemKind kind)
    {
        foreach (var problem in deployment.Problems)
        {
            if (problem.Kind == kind)
            {
                yield return new Finding(rule, problem.At, problem.Message)
                {
                    Severity = problem.Severity ?? rule.Severity,
                    Service = problem.Service,
                    Pointer = problem.Pointer,
                    Related = problem.Related,
                    Fix = problem.Fix,
                };
            }
        }
    }
}
