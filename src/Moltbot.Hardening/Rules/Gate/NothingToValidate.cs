using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A gate that looked at nothing: it would pass whatever is deployed.</summary>
internal sealed class NothingToValidate : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0002", Name: nameof(NothingToValidate), Severity: Severity.Error, Since: "1.0.0",
        Summary: "No input of any kind was found.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        if (deployment.HasInputs || !deployment.Settings.RequireInputs)
        {
            yield break;
        }

        yield return new Finding(
            Descriptor,
            deployment.Project,
            "no compose file, Dockerfile, gateway config or env file was found beside the project, so nothing was judged; "
            + "name one, such as <MoltbotCompose Include=\"docker-compose.yml\" />, or set MoltbotRequireInputs to false");
    }
}
