using System.Globalization;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Compose.Differential;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Cases;

/// <summary>KICS's own fixtures for compose: each positive is found on its line, no negative is; what differs is named with the reason.</summary>
public sealed class KicsComposeTests
{
    private static readonly Dictionary<string, KicsQuery> Queries = new(StringComparer.Ordinal)
    {
        ["cgroup_not_default"] = new(null, "`cgroup_parent` puts a container under other limits and opens nothing; MBH2006 reports `cgroup: host`"),
        ["container_traffic_not_bound_to_host_interface"] = new("MBH1001", "at the entry, where KICS names the list"),
        ["default_seccomp_profile_disabled"] = new("MBH2010", "AppArmor, SELinux labels and system paths too"),
        ["healthcheck_not_set"] = new(null, "MBH2016 asks it of gateways alone"),
        ["memory_not_limited"] = new("MBH2013", "one finding with the limit of processes") { Subject = "memory" },
        ["pids_limit_not_set"] = new("MBH2013", "one finding with the limit of memory") { Subject = "processes" },
        ["privileged_ports_mapped_in_container"] = new(null, "a port under 1024 is no more open than another; MBH1001 asks who reaches it"),
        ["security_opt_not_set"] = new("MBH2005", "asks for `no-new-privileges`, where KICS takes any option"),
        ["shared_host_network_namespace"] = new("MBH1005", ""),
        ["shared_volumes_between_containers"] = new(null, "services of one deployment share folders on purpose; what they share of the host's own is MBH2008"),
        ["volume_mounted_in_multiple_containers"] = new("MBH2022", ""),
    };

    /// <summary>Fixtures that say of compose what is not so.</summary>
    private static readonly Dictionary<string, string> Wrong = new(StringComparer.Ordinal)
    {
        ["container_traffic_not_bound_to_host_interface/negative4.yaml"] = "the long form takes the address from `host_ip`; the engine refuses one in `published`",
        ["container_traffic_not_bound_to_host_interface/negative5.yaml"] = "the long form takes the address from `host_ip`; the engine refuses one in `published`",
        ["container_traffic_not_bound_to_host_interface/negative6.yaml"] = "the long form takes the address from `host_ip`; the engine refuses one in `published`",
        ["default_seccomp_profile_disabled/positive1.yaml"] = "`label:seccomp:unconfined` is a label for SELinux, and leaves the seccomp profile in force",
        ["memory_not_limited/positive3.yaml"] = "one service is expected twice, at its key and at its empty `deploy`; it is one finding, at its key",
        ["security_opt_not_set/negative1.yaml"] = "its only option is `apparmor:unconfined`: nothing keeps processes from gaining privileges (and MBH2010)",
    };

    [SharedFact]
    public void Every_query_is_mapped() => Assert.Equal(Queries.Keys.Order(StringComparer.Ordinal), KicsCases.Of("dockerCompose").Select(static each => each.Query).Distinct());

    [SharedFact]
    public void Every_positive_is_found_on_its_line_and_no_negative_is()
    {
        var differing = KicsCases.Of("dockerCompose").Where(static each => Queries[each.Query].Rule is not null && !IsAsExpected(each, Found(each)));

        Assert.Equal(Wrong.Keys.Order(StringComparer.Ordinal), differing.Select(static each => each.Name).Order(StringComparer.Ordinal));
    }

    [SharedFact]
    public void A_fixture_that_is_wrong_about_compose_is_judged_as_its_note_says()
    {
        var found = KicsCases.Of("dockerCompose").Where(static each => Wrong.ContainsKey(each.Name))
            .Select(static each => $"{each.Name}: {string.Join(", ", Found(each).Select(static finding => $"{finding.Rule.Id} {finding.At.Start.Line}"))}");

        Assert.Equal(
            [
                "container_traffic_not_bound_to_host_interface/negative4.yaml: MBH1001 12",
                "container_traffic_not_bound_to_host_interface/negative5.yaml: MBH1001 12",
                "container_traffic_not_bound_to_host_interface/negative6.yaml: MBH1001 12",
                "default_seccomp_profile_disabled/positive1.yaml: ",
                "memory_not_limited/positive3.yaml: MBH2013 3",
                "security_opt_not_set/negative1.yaml: MBH2005 13",
            ],
            found);
    }

    [ReferenceFact]
    public void Docker_compose_refuses_the_same_fixtures()
    {
        using var folder = new TemporaryFolder();

        Assert.All(KicsCases.Of("dockerCompose"), each =>
        {
            File.WriteAllText(Path.Combine(folder.Path, "docker-compose.yml"), each.Text);
            Assert.True(ReferenceProgram.Config(folder.Path, ["docker-compose.yml"]).Model is null == IsRefused(each), each.Name);
        });
    }

    [SharedFact]
    public void The_page_says_what_was_found() => KicsPage.Holds("compose", Page());

    private static IEnumerable<string> Page()
    {
        var cases = KicsCases.Of("dockerCompose").GroupBy(static each => each.Query, StringComparer.Ordinal).ToArray();
        yield return "| Query | Our rule | Positives found | Negatives silent | |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var query in cases)
        {
            yield return Row(query.Key, [.. query]);
        }

        yield return "";
        yield return "What differs, fixture by fixture:";
        yield return "";
        foreach (var each in cases.SelectMany(static query => query).Where(static each => Wrong.ContainsKey(each.Name)))
        {
            yield return $"- `{each.Name}` is wrong about compose: {Wrong[each.Name]}.";
        }

        foreach (var each in cases.SelectMany(static query => query).Where(IsRefused))
        {
            yield return $"- `{each.Name}` is refused by docker compose, and so by us (MBH0010).";
        }
    }

    private static string Row(string name, KicsCase[] cases)
    {
        var query = Queries[name];
        var rule = query.Rule is null ? "none" : $"[{query.Rule}](rules/{query.Rule}.md) {RuleRegistry.All.Single(known => known.Descriptor.Id == query.Rule).Descriptor.Name}";
        var counts = query.Rule is null ? "| | " : $"| {Count(cases, isPositive: true)} | {Count(cases, isPositive: false)} ";
        return $"| {name} | {rule} {counts}| {query.Note} |";
    }

    private static string Count(KicsCase[] cases, bool isPositive)
    {
        var kind = cases.Where(each => each.IsPositive == isPositive).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{kind.Count(static each => IsAsExpected(each, Found(each)))} of {kind.Length}");
    }

    /// <summary>A finding for each line, on it or in the block that it opens, and none beside; for a negative none at all.</summary>
    private static bool IsAsExpected(KicsCase each, Finding[] found) =>
        found.Length == each.Lines.Count && each.Lines.All(line => Array.Exists(found, finding => finding.At.Start.Line == line || each.IsWithin(line, finding.At.Start.Line)));

    private static Finding[] Found(KicsCase each) =>
        [.. Judge(each).Findings.Select(static graded => graded.Finding).Where(Queries[each.Query].IsSame)];

    private static bool IsRefused(KicsCase each) => Judge(each).Findings.Any(static graded =>
        graded.Finding.Rule.Id == "MBH0001" || (graded.Finding.Rule.Id == "MBH0010" && graded.Finding.Pointer?.EndsWith("/build", StringComparison.Ordinal) != true));

    private static Verdict Judge(KicsCase each) => HardeningEngine.Judge(new MemoryTree().With("docker-compose.yml", each.Text), Requests.Plain);
}
