using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>People who write to the assistant and find each other's words in one conversation.</summary>
/// <remarks>An absent <c>session.dmScope</c> is <c>main</c> in every examined version.</remarks>
internal sealed class SessionsShared : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4022", Name: nameof(SessionsShared), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "Several senders share the main session.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (!config.IsComplete)
            {
                continue;
            }

            foreach (var finding in Private(config).Concat(Groups(config)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Private(GatewayConfig config)
    {
        var scope = config["session", "dmScope"];
        return (scope.Is("main") || scope is { IsAbsent: true, IsRefused: false }) && Senders.SeveralIn(config) is { } several
            ? [new Finding(
                Descriptor,
                scope.At,
                $"{(scope.IsAbsent ? "session.dmScope is not set, which is 'main'" : "session.dmScope is 'main'")}, and more than one person may write: they share one conversation, and one reads what the other told; write \"dmScope\": \"per-channel-peer\"")
            {
                Pointer = scope.Pointer,
                Fix = ConfigFix.Set(config, "Give each person a conversation", SafeSettings.DmScope, "session", "dmScope"),
                Related = [new Related(several.At, "here more than one is let in")],
            }]
            : [];
    }

    private IEnumerable<Finding> Groups(GatewayConfig config) => config["session", "groupScope"] is var scope && scope.Is("main")
        ? [new Finding(Descriptor, scope.At, "session.groupScope is 'main': what is said in a group stands in the owner's own conversation, and the other way round; write \"per-group\"")
        {
            Pointer = scope.Pointer,
            Fix = ConfigFix.Replace(config, "Keep groups apart", scope, SafeSettings.GroupScope),
        }]
        : [];
}
