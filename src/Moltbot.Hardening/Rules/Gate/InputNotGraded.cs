using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A file that looks like a part of the deployment and that nothing reads: what it says is neither run nor judged.</summary>
internal sealed class InputNotGraded : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0009", Name: nameof(InputNotGraded), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A compose file, Dockerfile or config beside the graded ones is named by no item.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var file in deployment.NotGraded)
        {
            yield return new Finding(
                Descriptor,
                file.At,
                $"'{Quote.Plain(file.At.File.Path)}' is not judged: {file.Message}; name it in an item, or move it away");
        }
    }
}
