using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A switch whose own name says that it is dangerous.</summary>
/// <remarks>Found by the name, so that a switch of tomorrow's version is seen as well. Those of the Control UI are MBH4008's.</remarks>
internal sealed class DangerousFlag : Rule
{
    private static readonly string[] Beginnings = ["dangerously", "allowInsecure", "allowUnsafe"];

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4009", Name: nameof(DangerousFlag), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A key that begins with dangerously, allowInsecure or allowUnsafe is true.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var flag in ConfigWalk.Values(config))
            {
                if (flag.Is("true") && IsDangerous(flag.Name) && !IsOfControlUi(flag))
                {
                    yield return new Finding(Descriptor, flag.At, $"{Quote.Plain(flag.Dotted)} is true: {Why(flag.Name)}; write false, or remove it")
                    {
                        Pointer = flag.Pointer,
                        Fix = ConfigFix.Replace(config, "Switch it off", flag, false),
                    };
                }
            }
        }
    }

    /// <summary>By its name.</summary>
    public static bool IsDangerous(string key) => Beginnings.Any(start => key.StartsWith(start, StringComparison.Ordinal));

    private static bool IsOfControlUi(ConfigValue flag) => ControlUiUnsafe.Flags.Any(known => flag.Pointer == "/gateway/controlUi/" + known.Key);

    private static string Why(string key) => key switch
    {
        "allowUnsafeExternalContent" => "text from outside reaches the agent without the wrapping that marks it as foreign",
        "dangerouslyAllowNameMatching" => "people are told by names that anybody can take",
        "dangerouslyAllowPrivateNetwork" => "whoever gets the agent to open an address reaches this host's network and its metadata service",
        "dangerouslyDisableSignatureValidation" => "anybody who knows the address sends messages in the provider's name",
        "dangerouslyAllowContainerNamespaceJoin" => "a sandbox may live in another container's network",
        "dangerouslyAllowExternalBindSources" => "a sandbox may be given folders outside the workspace",
        "dangerouslyAllowReservedContainerTargets" => "a mount may lie over the sandbox's own workspace",
        _ => "its own name says that it takes a protection away",
    };
}
