using System.Text.Json;
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
        var labels = Labels().ToArray();
        var verdicts = labels.Select(Judge).ToArray();

        var findings = verdicts.SelectMany(static verdict => verdict.Findings).ToArray();
        Assert.DoesNotContain(findings, static graded => graded.Finding.Message.Contains("defect of Moltbot.Hardening", StringComparison.Ordinal));
        output.WriteLine($"{verdicts.Length} deployments, {verdicts.SelectMany(Files).Distinct().Count()} files");
        foreach (var rule in findings.GroupBy(static graded => (graded.Finding.Rule.Id, graded.Severity)).OrderBy(static rule => rule.Key.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Key.Id} {rule.Key.Severity}: {rule.Count()}");
        }

        foreach (var line in findings.Where(static graded => graded.Finding.Rule.Id is "MBH0001" or "MBH0007" or "MBH0010")
            .Select(static graded => $"{graded.Finding.Rule.Id} {graded.Severity} {Name(graded.Finding.At)}: {graded.Finding.Message}").Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine(line);
        }
    }

    [SharedFact]
    public void What_the_labels_say_of_ports_sockets_users_namespaces_and_capabilities_is_found()
    {
        // Three are no YAML at all: of those the label says nothing but that.
        var wrong = Labels().Where(static label => label.GetProperty("kind").GetString() == "compose" && label.TryGetProperty("privileged", out _))
            .SelectMany(label => Differences(label, Judge(label)).Where(static difference => difference.Length > 0).Select(difference => $"{label.GetProperty("id").GetString()}: {difference}"))
            .ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Files(Verdict verdict) =>
        verdict.Deployment.Inputs.Select(input => SourcePath.Absolute(Path.GetDirectoryName(verdict.Request.ProjectFile) ?? "", input.Path));

    private static string Name(SourceLocation at) => $"{SourcePath.Relative(Shared.PathOf("real"), at.File.FullPath)}({at.Start.Line},{at.Start.Column})";

    private static IEnumerable<string> Differences(JsonElement label, Verdict verdict)
    {
        yield return Compare("gateways", Names(label, "gateway_services"), Services(verdict, static service => service.IsGateway));
        yield return Compare("privileged", Names(label, "privileged"), Raised(verdict, "MBH2002"));
        yield return Compare("sockets", Names(label, "docker_socket"), Raised(verdict, "MBH2001", static finding => finding.Pointer?.Contains("DOCKER_HOST", StringComparison.Ordinal) != true));
        yield return Compare("root", Names(label, "user_root_explicit"), [.. verdict.Findings.Where(static graded => graded.Finding.Rule.Id == "MBH2007" && graded.Finding.Severity == Severity.Error).Select(static graded => graded.Finding.Service ?? "").Distinct()]);
        yield return Compare("network host", Names(label, "network_mode_host"), Services(verdict, static service => service.OnHostNetwork));
        yield return Compare("pid host", Names(label, "pid_host"), Services(verdict, static service => service["pid"]?.Text == "host"));
        yield return Compare("ipc host", Names(label, "ipc_host"), Services(verdict, static service => service["ipc"]?.Text == "host"));
        yield return Compare(
            "capabilities",
            label.GetProperty("cap_add").EnumerateObject().SelectMany(static service => service.Value.EnumerateArray().Select(capability => $"{service.Name} {capability.GetString()}")),
            verdict.Deployment.Services.SelectMany(static each => Items(each.Service, "cap_add").Select(capability => $"{each.Service.Name} {capability}")));
        yield return Compare(
            "no-new-privileges",
            Names(label, "missing_no_new_privileges"),
            Services(verdict, static service => !Items(service, "security_opt").Any(static option => option.StartsWith("no-new-privileges", StringComparison.Ordinal))));
        yield return Compare(
            "ports",
            [.. label.GetProperty("non_loopback_ports").EnumerateArray().Select(static port => $"{port.GetProperty("service").GetString()} {port.GetProperty("target").GetString()}").Distinct()],
            [.. verdict.Deployment.Services.SelectMany(static each => each.Service.Ports.Where(static port => !port.Host.IsLoopback).Select(port => $"{each.Service.Name} {port.Target}")).Distinct()]);
    }

    private static string Compare(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (one, other) = (string.Join(", ", expected.Order(StringComparer.Ordinal)), string.Join(", ", actual.Order(StringComparer.Ordinal)));
        return one == other ? "" : $"{what}: label [{one}], found [{other}]";
    }

    private static string[] Names(JsonElement label, string property) => [.. label.GetProperty(property).EnumerateArray()
        .Select(static item => item.ValueKind == JsonValueKind.String ? item.GetString() ?? "" : item.GetProperty("service").GetString() ?? "").Distinct()];

    private static IEnumerable<string> Items(Service service, string key) =>
        service.Model[key] is ComposeSequence list ? list.Items.OfType<ComposeScalar>().Select(static item => item.Text) : [];

    private static string[] Services(Verdict verdict, Func<Service, bool> which) =>
        [.. verdict.Deployment.Services.Select(static each => each.Service).Where(which).Select(static service => service.Name).Distinct()];

    // The labels speak of mounts; the rule sees an engine that is commanded by address too.
    private static string[] Raised(Verdict verdict, string rule, Func<Finding, bool>? which = null) =>
        [.. verdict.Findings.Where(graded => graded.Finding.Rule.Id == rule && which?.Invoke(graded.Finding) != false).Select(static graded => graded.Finding.Service ?? "").Distinct()];

    private static IEnumerable<JsonElement> Labels() => File.ReadLines(Shared.PathOf("real", "labels.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement);

    /// <summary>The deployment of a label: its files as one explicit item.</summary>
    private static Verdict Judge(JsonElement label)
    {
        string[] files = [.. label.GetProperty("files").EnumerateArray().Select(static file => Shared.PathOf("real", file.GetString() ?? ""))];
        var folder = Path.GetDirectoryName(files[0]) ?? "";
        var request = new DeploymentRequest { ProjectFile = Path.Combine(folder, "deployment.proj") }
            .With("EnableDefaultMoltbotItems", "false")
            .With("MoltbotRoot", Shared.PathOf("real", (label.GetProperty("files")[0].GetString() ?? "").Split('/')[0]));
        request = label.GetProperty("kind").GetString() switch
        {
            "compose" => request.Item("MoltbotCompose", files[0], ("Overrides", string.Join(';', files[1..]))),
            "dockerfile" => request.Item("MoltbotDockerfile", files[0]),
            _ => request.Item("MoltbotConfig", files[0]),
        };
        return HardeningEngine.Judge(new DiskTree(folder), request);
    }
}
