using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>What the labels of real deployments say of isolation is what the rules of that room find, and every error was read and is true.</summary>
public sealed class RealIsolationTests(ITestOutputHelper output)
{
    private static readonly string[] Judged =
    [
        "MBH2003", "MBH2004", "MBH2005", "MBH2006", "MBH2008", "MBH2010", "MBH2011", "MBH2012", "MBH2013", "MBH2014", "MBH2017", "MBH2022",
    ];

    /// <summary>Three are no YAML at all: of those the label says nothing but that.</summary>
    private static IEnumerable<RealLabel> Labels => RealLabel.OfKind("compose").Where(static label => label.Values.TryGetProperty("privileged", out _));

    [SharedFact]
    public void What_the_labels_say_is_found_and_nothing_else()
    {
        var labels = Labels.ToArray();

        Assert.Equal("", string.Join('\n', labels.SelectMany(static label => Differences(label, label.Judge()).Where(static line => line.Length > 0).Select(line => $"{label.Id}: {line}"))));
        Assert.NotEmpty(labels);
    }

    [SharedFact]
    public void The_errors_are_the_kernel_modules_of_two_tunnels()
    {
        var findings = Labels.SelectMany(static label => label.Judge().Findings).Where(static graded => Judged.Contains(graded.Finding.Rule.Id)).ToArray();

        foreach (var rule in findings.GroupBy(static graded => $"{graded.Finding.Rule.Id} {graded.Severity}").OrderBy(static rule => rule.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Key}: {rule.Count()} at {rule.Select(static graded => RealLabel.Name(graded.Finding.At)).Distinct().Count()} places");
        }

        Assert.Equal(
            [
                "FBarrca__clawdbot-docker-tailnet/docker/docker-compose.yml(20,9) MBH2003 SYS_MODULE",
                "picoinno__openclaw-docker-compose/docker-compose.yml(14,9) MBH2003 SYS_MODULE",
            ],
            findings.Where(static graded => graded.Severity == Severity.Error)
                .Select(static graded => $"{RealLabel.Name(graded.Finding.At)} {graded.Finding.Rule.Id} {graded.Finding.Subject}").Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Differences(RealLabel label, Verdict verdict)
    {
        yield return Compare("sockets", label.Names("docker_socket"), Services(verdict, "MBH2001", static finding => finding.Pointer?.Contains("DOCKER_HOST", StringComparison.Ordinal) != true));
        yield return Compare("privileged", label.Names("privileged"), Services(verdict, "MBH2002"));
        yield return Compare(
            "capabilities",
            label.Values.GetProperty("cap_add").EnumerateObject().SelectMany(static service => service.Value.EnumerateArray().Select(capability => $"{service.Name} {capability.GetString()?.ToUpperInvariant()}")),
            Raised(verdict, "MBH2003").Select(static finding => $"{finding.Service} {finding.Subject}"));
        yield return Compare("no-new-privileges", label.Names("missing_no_new_privileges"), Services(verdict, "MBH2005"));
        yield return Compare("pid", label.Names("pid_host"), Services(verdict, "MBH2006", static finding => finding.Subject == "pid"));
        yield return Compare("ipc", label.Names("ipc_host"), Services(verdict, "MBH2006", static finding => finding.Subject == "ipc"));
        yield return Compare("profiles", label.Names("security_unconfined"), Services(verdict, "MBH2010"));
        yield return Compare("images", label.Names("image_unpinned"), Services(verdict, "MBH2014", static finding => finding.Severity == Severity.Warning));
        yield return Compare("moving tags", label.Names("image_floating_tag").Except(Services(verdict, "MBH2014", static finding => finding.Severity == Severity.Info)), []);
    }

    private static string Compare(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (one, other) = (string.Join(", ", expected.Order(StringComparer.Ordinal)), string.Join(", ", actual.Order(StringComparer.Ordinal)));
        return one == other ? "" : $"{what}: label [{one}], found [{other}]";
    }

    private static string[] Services(Verdict verdict, string id, Func<Finding, bool>? which = null) =>
        [.. Raised(verdict, id).Where(finding => which is null || which(finding)).Select(static finding => finding.Service ?? "").Distinct()];

    /// <summary>Before findings of one place are made one: a label speaks of each service.</summary>
    private static IEnumerable<Finding> Raised(Verdict verdict, string id) => RuleRegistry.All.Single(rule => rule.Descriptor.Id == id).Evaluate(verdict.Deployment);
}
