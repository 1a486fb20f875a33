using System.Text.Json;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Accuracy;

/// <summary>The labels of compose sets, a decision for every service.</summary>
internal static class ComposeDecisions
{
    /// <summary>Capabilities that the catalogue calls dangerous, of those that the labels name.</summary>
    private static readonly string[] Dangerous = ["NET_ADMIN", "SYS_MODULE", "SYS_ADMIN", "SYS_PTRACE", "ALL"];

    public static IEnumerable<Decision> Of(RealLabel label)
    {
        var found = RuleFindings.Of(label);
        var isRefused = Text(label.Values, "compose_2_40_3").StartsWith("reject", StringComparison.Ordinal);
        yield return new("MBH0001/MBH0010", "compose_2_40_3", label.Id, "", isRefused, found.Any("MBH0001") || found.Any("MBH0010", static finding => finding.Severity == Severity.Error));
        if (!label.Values.TryGetProperty("services", out var services))
        {
            yield break;
        }

        foreach (var service in services.EnumerateArray().Select(static name => name.GetString() ?? ""))
        {
            foreach (var (rule, property, isExpected, isFound) in Service(label, found, service))
            {
                yield return new(rule, property, label.Id, service, isExpected, isFound);
            }
        }
    }

    private static IEnumerable<(string Rule, string Property, bool Expected, bool Found)> Service(RealLabel label, RuleFindings found, string service)
    {
        bool Lists(string property, Func<JsonElement, bool>? which = null) => label.Names(property, which).Contains(service);
        yield return ("MBH1001", "non_loopback_ports", Lists("non_loopback_ports"), found.Names("MBH1001", service));
        yield return ("MBH1003", "bind", Lists("bind", static bind => Text(bind, "value") != "loopback"), found.Names("MBH1003", service));
        yield return ("MBH1005", "network_mode_host", Lists("network_mode_host"), found.Names("MBH1005", service));

        // The label speaks of mounts; the rule sees an engine that is commanded by its address too.
        yield return ("MBH2001", "docker_socket", Lists("docker_socket"), found.Names("MBH2001", service, static finding => finding.Pointer?.Contains("DOCKER_HOST", StringComparison.Ordinal) != true));
        yield return ("MBH2002", "privileged", Lists("privileged"), found.Names("MBH2002", service));
        yield return ("MBH2003", "cap_add", HasDangerous(label, service), found.Names("MBH2003", service, static finding => finding.Severity != Severity.Info));
        yield return ("MBH2005", "missing_no_new_privileges", Lists("missing_no_new_privileges"), found.Names("MBH2005", service));
        yield return ("MBH2006", "pid_host, ipc_host", Lists("pid_host") || Lists("ipc_host"), found.Names("MBH2006", service));
        yield return ("MBH2007", "user_root_explicit", Lists("user_root_explicit"), found.Names("MBH2007", service, static finding => finding.Severity == Severity.Error));
        yield return ("MBH2010", "security_unconfined", Lists("security_unconfined"), found.Names("MBH2010", service));
        yield return ("MBH2014", "image_unpinned", Lists("image_unpinned"), found.Names("MBH2014", service, static finding => finding.Severity == Severity.Warning));
        if (Lists("image_floating_tag"))
        {
            // The label lists tags that are meant to move; the rule speaks of every tag without a digest.
            yield return ("MBH2014", "image_floating_tag", true, found.Names("MBH2014", service));
        }

        yield return ("MBH2019", "volume_source_empty_when_env_unset", Lists("volume_source_empty_when_env_unset"), found.Names("MBH2019", service));
        yield return ("MBH6001", "literal_secrets", Lists("literal_secrets", IsLiteral), found.Names("MBH6001", service, static finding => finding.Severity == Severity.Error));
    }

    private static bool IsLiteral(JsonElement secret) => Text(secret, "class") is { } kind && (kind.StartsWith("literal", StringComparison.Ordinal) || kind == "default-literal");

    private static bool HasDangerous(RealLabel label, string service) => label.Values.GetProperty("cap_add").TryGetProperty(service, out var added)
        && added.EnumerateArray().Any(static capability => Dangerous.Contains(capability.GetString(), StringComparer.OrdinalIgnoreCase));

    private static string Text(JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
