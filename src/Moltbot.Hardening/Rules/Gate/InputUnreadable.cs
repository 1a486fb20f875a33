using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>An input that cannot be read or parsed: nothing in it was judged, so the gate cannot pass.</summary>
internal sealed class InputUnreadable : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0001", Name: nameof(InputUnreadable), Severity: Severity.Error, Since: "1.0.0",
        Summary: "An input cannot be read or parsed.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => deployment.Host is { } host
        ? Reported.As(Descriptor, deployment, ProblemKind.Unreadable).Concat(Unanswered(host))
        : Reported.As(Descriptor, deployment, ProblemKind.Unreadable);

    private IEnumerable<Finding> Unanswered(HostState host)
    {
        foreach (var question in host.Unchecked)
        {
            yield return new Finding(Descriptor, question.At, $"{question.Rule} could not be checked: {question.Message}; what is not known is no pass")
            {
                Service = question.Service,
                Subject = $"{question.Rule} {question.Subject}".TrimEnd(),
            };
        }
    }
}
