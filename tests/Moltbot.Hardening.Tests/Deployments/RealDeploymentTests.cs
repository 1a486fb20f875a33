using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>Every real deployment is read and judged; what its label says is found.</summary>
public sealed class RealDeploymentTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Every_file_is_read_without_a_failure_and_the_figures_are_told()
    {
        var verdicts = RealLabel.All().Select(static label => label.Judge()).ToArray();

        var findings = verdicts.SelectMany(static verdict => verdict.Findings).ToArray();
        Assert.DoesNotContain(findings, static graded => graded.Finding.Message.Contains("defect of Moltbot.Hardening", StringComparison.Ordinal));
        output.WriteLine($"{verdicts.Length} deployments, {verdicts.SelectMany(Files).Distinct().Count()} files");
        foreach (var rule in findings.GroupBy(static graded => (graded.Finding.Rule.Id, graded.Severity)).OrderBy(static rule => rule.Key.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Key.Id} {rule.Key.Severity}: {rule.Count()}");
        }

        foreach (var line in findings.Where(static graded => graded.Finding.Rule.Id is "MBH0001" or "MBH0007" or "MBH0010")
            .Select(static graded => $"{graded.Finding.Rule.Id} {graded.Severity} {RealLabel.Name(graded.Finding.At)}: {graded.Finding.Message}").Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine(line);
        }
    }

    [SharedFact]
    public void What_the_labels_say_of_ports_sockets_users_namespaces_and_capabilities_is_found()
    {
        // Three are no YAML at all: of those the label says nothing but that.
        var wrong = RealLabel.OfKind("compose").Where(static label => label.Values.TryGetProperty("privileged", out _))
            .SelectMany(static label => Differences(label, label.Judge()).Where(static difference => difference.Length > 0).Select(difference => $"{label.Id}: {difference}"))
            .ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Files(Verdict verdict) =>
        verdict.Deployment.Inputs.Select(input => SourcePath.Absolute(Path.GetDirectoryName(verdict.Request.ProjectFile) ?? "", input.Path));

    private static IEnumerable<string> Differences(RealLabel label, Verdict verdict)
    {
        yield return Compare("gateways", label.Names("gateway_services"), Services(verdict, static service => service.IsGateway));
        yield return Compare("privileged", label.Names("privileged"), Raised(verdict, "MBH2002"));
        yield return Compare("sockets", label.Names("docker_socket"), Raised(verdict, "MBH2001", static finding => finding.Pointer?.Contains("DOCKER_HOST", StringComparison.Ordinal) != true));
        yield return Compare("root", label.Names("user_root_explicit"), [.. verdict.Findings.Where(static graded => graded.Finding.Rule.Id == "MBH2007" && graded.Finding.Severity == Severity.Error).Select(static graded => graded.Finding.Service ?? "").Distinct()]);
        yield return Compare("network host", label.Names("network_mode_host"), Services(verdict, static service => service.OnHostNetwork));
        yield return Compare("pid host", label.Names("pid_host"), Services(verdict, static service => service["pid"]?.Text == "host"));
        yield return Compare("ipc host", label.Names("ipc_host"), Services(verdict, static service => service["ipc"]?.Text == "host"));
        yield return Compare(
            "capabilities",
            label.Values.GetProperty("cap_add").EnumerateObject().SelectMany(static service => service.Value.EnumerateArray().Select(capability => $"{service.Name} {capability.GetString()}")),
            verdict.Deployment.Services.SelectMany(static each => Items(each.Service, "cap_add").Select(capability => $"{each.Service.Name} {capability}")));
        yield return Compare(
            "no-new-privileges",
            label.Names("missing_no_new_privileges"),
            Services(verdict, static service => !Items(service, "security_opt").Any(static option => option.StartsWith("no-new-privileges", StringComparison.Ordinal))));
        yield return Compare(
            "ports",
            [.. label.Values.GetProperty("non_loopback_ports").EnumerateArray().Select(static port => $"{port.GetProperty("service").GetString()} {port.GetProperty("target").GetString()}").Distinct()],
            [.. verdict.Deployment.Services.SelectMany(static each => each.Service.Ports.Where(static port => !port.Host.IsLoopback).Select(port => $"{each.Service.Name} {port.Target}")).Distinct()]);
    }

    private static string Compare(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (one, other) = (string.Join(", ", expected.Order(StringComparer.Ordinal)), string.Join(", ", actual.Order(StringComparer.Ordinal)));
        return one == other ? "" : $"{what}: label [{one}], found [{other}]";
    }

    private static IEnumerable<string> Items(Service service, string key) =>
        service.Model[key] is ComposeSequence list ? list.Items.OfType<ComposeScalar>().Select(static item => item.Text) : [];

    private static string[] Services(Verdict verdict, Func<Service, bool> which) =>
        [.. verdict.Deployment.Services.Select(static each => each.Service).Where(which).Select(static service => service.Name).Distinct()];

    // The labels speak of mounts; the rule sees an engine that is commanded by address too.
    private static string[] Raised(Verdict verdict, string rule, Func<Finding, bool>? which = null) =>
        [.. verdict.Findings.Where(graded => graded.Finding.Rule.Id == rule && which?.Invoke(graded.Finding) != false).Select(static graded => graded.Finding.Service ?? "").Distinct()];
}
