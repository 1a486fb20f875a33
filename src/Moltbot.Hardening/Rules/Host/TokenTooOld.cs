using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A token or provider's key that was not exchanged for long: whoever has got hold of it has it still.</summary>
internal sealed class TokenTooOld : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7006", Name: nameof(TokenTooOld), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway's token or the providers' keys were not exchanged for long.")
    {
        Phase = "6",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var upkeep in deployment.Host?.Upkeep ?? [])
        {
            switch (upkeep.Name)
            {
                case "token" when upkeep.IsDue(90):
                    yield return Due(upkeep, "the gateway's token", 90, "rotate-gateway-token.sh exchanges it");
                    break;
                case "provider-keys" when upkeep.IsDue(180):
                    yield return Due(upkeep, "the providers' keys", 180, "exchange them at the providers, then check-upkeep.sh --done provider-keys");
                    break;
                default:
                    break;
            }
        }
    }

    private Finding Due(Upkeep upkeep, string what, int days, string cure) => new(Descriptor, upkeep.At, upkeep.Age is null
        ? $"no date is known on which {what} came: who has got hold of an old one has it still; {cure}"
        : $"{what} came {upkeep.Ago} ago, and {days} days are the limit: who has got hold of it has it still; {cure}")
    {
        Subject = upkeep.Name,
    };
}
