using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A stage whose user nobody can tell from its Dockerfile.</summary>
internal sealed class UserUndecidable : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3003", Name: nameof(UserUndecidable), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The user of the stage depends on an unknown base image or on an argument without a default.")
    {
        Phase = "4",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            if (Judge(deployment, stage) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Judge(Deployment deployment, BuiltStage stage)
    {
        if (stage.Stage is not { } resolved || Unknown(stage) is not { } why)
        {
            return null;
        }

        return new Finding(Descriptor, resolved.User.At, $"{StageRunners.Describe(deployment, stage)} runs as a user that nothing here tells: {why}")
        {
            Severity = StageRunners.SeverityOf(deployment, stage, Descriptor.Severity, whereUserIsSet: Severity.Info),
            Pointer = StageRunners.PointerOf(stage),
            Related = StageRunners.Related(deployment, stage),
            Subject = stage.Target ?? "",
            Fix = StageRunners.WithUser(resolved),
        };
    }

    private static string? Unknown(BuiltStage stage) => stage.Stage switch
    {
        { User.UnknownBecause: { } argument } =>
            $"the argument {Quote.Plain(argument)} has no default, and without a value the stage is root; write a default, such as ARG {Quote.Plain(argument)}=1000",
        { User.IsInherited: true, BaseImage: { } image } when stage.BaseImageUser is null =>
            $"no USER stands in it and the user of {Quote.Value(image)} is not known; end the stage with USER 1000:1000, "
            + $"or say it with <MoltbotBaseImageUser Include=\"{Quote.Plain(image)}\" User=\"…\" />",
        { User.IsInherited: true, BaseImage: null } => "no USER stands in it and an argument without a value names its base image; end the stage with USER 1000:1000",
        _ => null,
    };
}
