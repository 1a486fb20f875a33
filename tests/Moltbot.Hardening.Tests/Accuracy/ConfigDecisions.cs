using System.Text.Json;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Accuracy;

/// <summary>The labels of gateway configs.</summary>
internal static class ConfigDecisions
{
    /// <summary>Who names a dangerous setting of the labels; the key's own rule, not the general one.</summary>
    private static readonly (string Setting, string Rule)[] DangerousSettings =
    [
        ("gateway.controlUi.", "MBH4008"),
        ("tools.exec", "MBH4014"),
        ("browser.ssrfPolicy.dangerouslyAllowPrivateNetwork", "MBH4009"),
    ];

    public static IEnumerable<Decision> Of(RealLabel label)
    {
        var found = RuleFindings.Of(label);
        Decision Decide(string rule, string property, bool isExpected, Func<Finding, bool>? which = null) => new(rule, property, label.Id, "", isExpected, found.Any(rule, which));

        yield return Decide("MBH4002", "gateway_mode", Text("gateway_mode") == "absent");
        yield return Decide("MBH4003", "gateway_bind", Text("gateway_bind") is not ("loopback" or "absent"), static finding => finding.Pointer == "/gateway/bind");
        yield return Decide("MBH4004", "auth_mode none, or no token and no password", IsWithoutAuth());
        yield return Decide("MBH4006", "auth_token, auth_password", Text("auth_token").StartsWith("literal", StringComparison.Ordinal) || Text("auth_password").StartsWith("literal", StringComparison.Ordinal));
        yield return Decide("MBH4007", "redactSensitive", Text("redactSensitive") == "off", static finding => finding.Severity == Severity.Error);
        yield return Decide("MBH5001", "whatsapp", false);
        yield return Decide("MBH5002", "whatsapp", false, static finding => finding.Pointer?.StartsWith("/channels/whatsapp", StringComparison.Ordinal) == true);
        var dangerous = label.Values.GetProperty("dangerous").EnumerateArray().Select(static setting => setting.GetString() ?? "").ToArray();
        foreach (var (setting, rule) in DangerousSettings)
        {
            yield return Decide(rule, $"dangerous: {setting}", dangerous.Any(each => each.StartsWith(setting, StringComparison.Ordinal)));
        }

        string Text(string property) => label.Values.GetProperty(property) is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : "";

        bool IsWithoutAuth() => Text("auth_mode") == "none" || (Text("auth_token") == "absent" && Text("auth_password") == "absent");
    }
}
