using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>Secrets that pass through tools are written to the log as they are.</summary>
internal sealed class LogRedactionOff : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4007", Name: nameof(LogRedactionOff), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's log is not redacted.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (!config.Schema.Knows("logging", "redactSensitive"))
            {
                continue;
            }

            var value = config.RedactSensitive;
            if (value.Is("off") || value is { IsAbsent: true, IsRefused: false })
            {
                yield return new Finding(Descriptor, value.At, value.IsAbsent
                    ? "logging.redactSensitive is not set: today's default is \"tools\", and only what is written survives an upgrade; write \"redactSensitive\": \"tools\""
                    : "logging.redactSensitive is 'off': tokens and keys of every tool call stand in the log, in its backups and in bug reports; write \"tools\"")
                {
                    Severity = value.IsAbsent ? Severity.Info : Severity.Error,
                    Pointer = value.Pointer,
                    Fix = ConfigFix.Set(config, "Redact the log", SafeSettings.Redaction, "logging", "redactSensitive"),
                };
            }
        }
    }
}
