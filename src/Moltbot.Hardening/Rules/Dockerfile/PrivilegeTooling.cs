using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A tool or a mode in the image that makes more of an intruder, or a check that the build leaves out.</summary>
internal sealed class PrivilegeTooling : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3009", Name: nameof(PrivilegeTooling), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The image brings sudo, a container engine's client, files that everybody may write or that run as root, a set password, or is built with checks switched off.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in StageRunners.Stages(deployment))
        {
            var found = stage.Resolved.InImage.SelectMany(PrivilegeTools.LeftIn).Concat(stage.Resolved.Built.SelectMany(UncheckedSources.Of)).DistinctBy(static tool => tool.At).ToArray();
            foreach (var tool in found.Where(tool => !IsSaidElsewhere(deployment, stage.Built, tool)))
            {
                var first = found.First(other => other.Kind == tool.Kind);
                // installed, used and allowed: one sudo
                if (tool.Kind != PrivilegeToolKind.Sudo || ReferenceEquals(first, tool))
                {
                    yield return new Finding(Descriptor, tool.At, Message(tool))
                    {
                        Pointer = StageRunners.PointerOf(stage.Built),
                        Related = tool.Kind == PrivilegeToolKind.Sudo ? Others(found, tool) : [],
                        Subject = $"{tool.Kind} {tool.Text}",
                    };
                }
            }
        }
    }

    /// <summary>What a variable does to a gateway is MBH1008's to say.</summary>
    private static bool IsSaidElsewhere(Deployment deployment, BuiltStage stage, PrivilegeTool tool) =>
        tool.Kind == PrivilegeToolKind.CheckOff && (stage.Stage?.Environment.GetValueOrDefault("NODE_TLS_REJECT_UNAUTHORIZED")?.At == tool.At)
        && deployment.RunBy(stage).Any(static service => service.IsGateway);

    private static ImmutableArray<Related> Others(PrivilegeTool[] found, PrivilegeTool sudo) =>
        [.. found.Where(other => other.Kind == PrivilegeToolKind.Sudo && other != sudo).Select(static other => new Related(other.At, "and here"))];

    private static string Message(PrivilegeTool tool) => tool.Kind switch
    {
        PrivilegeToolKind.Sudo => "sudo is in the image: whoever runs commands in the container has a way to root; do what needs root in the build and step down with USER, or use gosu in the entrypoint",
        PrivilegeToolKind.EngineClient => $"{Quote.Value(tool.Text)} brings the client of a container engine: with a socket it starts containers on the host as root; leave it out, or keep it in an image of its own",
        PrivilegeToolKind.WorldWritable => $"{Quote.Value(tool.Text)} lets every user of the container write there, so also one who broke in; give the file to its user with chown or --chown and write 755 or 644",
        PrivilegeToolKind.SetUserId => $"{Quote.Value(tool.Text)} makes a file run as its owner whoever starts it; remove the bit, and set no-new-privileges on the service",
        PrivilegeToolKind.Password => "a password is set in the image: it is the same in every container, and everybody who has the image has it; remove it, a service needs no login",
        _ => $"{Quote.Value(tool.Text)} switches a check off: whoever stands between the build and that server decides what is installed; remove it, and add the certificate that is missing",
    };
}
