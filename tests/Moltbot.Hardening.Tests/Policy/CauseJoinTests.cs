using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Policy;

/// <summary>One cause is one finding, whatever number of services and sets it feeds.</summary>
public sealed class CauseJoinTests
{
    [Fact]
    public void An_anchor_that_feeds_services_is_told_once_with_all_of_them()
    {
        var finding = Assert.Single(Findings("MBH2002", """
            -- docker-compose.yml --
            x-base: &base { image: app, privileged: true }
            services:
              one: *base
              two: { <<: *base, restart: always }
              three: { image: app, privileged: false }
            """)).Finding;

        Assert.Equal(("docker-compose.yml", 1), (finding.At.File.Path, finding.At.Start.Line));
        Assert.Equal("one", finding.Service);
        Assert.Contains("(the same place feeds service 'two', too)", finding.Message, StringComparison.Ordinal);
        Assert.Equal([3, 4], finding.Related.Select(static place => place.At.Start.Line).Distinct());
    }

    [Fact]
    public void A_base_under_several_overrides_is_told_once_with_the_sets()
    {
        var finding = Assert.Single(Findings("MBH2002", """
            -- docker-compose.yml --
            services: { app: { image: app, privileged: true } }
            -- docker-compose.blue.yml --
            services: { app: { restart: always } }
            -- docker-compose.green.yml --
            services: { app: { restart: always } }
            """)).Finding;

        Assert.EndsWith("(in the sets 'docker-compose', 'docker-compose.blue', 'docker-compose.green')", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_cures_it_is_not_named()
    {
        var finding = Assert.Single(Findings("MBH2002", """
            -- docker-compose.yml --
            services: { app: { image: app, privileged: true } }
            -- docker-compose.blue.yml --
            services: { app: { privileged: false } }
            """)).Finding;

        Assert.DoesNotContain("sets", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_places_are_two_findings() => Assert.Equal(2, Findings("MBH2002", """
        -- docker-compose.yml --
        services:
          one: { image: app, privileged: true }
          two: { image: app, privileged: true }
        """).Length);

    [Fact]
    public void The_severest_is_told()
    {
        var findings = Findings("MBH1001", """
            -- docker-compose.yml --
            services:
              web: { image: nginx, ports: ["80:80"] }
            -- docker-compose.gateway.yml --
            services:
              web: { restart: always }
              moltbot-gateway:
                build: .
                command: [node, dist/index.js, gateway, --bind, loopback]
            """);

        Assert.Equal(Severity.Error, Assert.Single(findings).Severity);
    }

    [Fact]
    public void No_two_findings_share_a_fingerprint()
    {
        var fingerprints = HardeningEngine.Judge(Tree("""
            -- docker-compose.yml --
            x-base: &base { image: app, privileged: true, ports: ["80:80", "81:81"] }
            services:
              one: *base
              two: *base
              three: { image: app, privileged: true, ports: ["80:80", "80:80"], depends_on: [a, b] }
            -- moltbot.json --
            { gateway: { auth: { mode: "none" }, x: 1, y: 2 }, z: 3 }
            """), Requests.Plain).Findings.Select(static graded => graded.Fingerprint).ToArray();

        Assert.True(fingerprints.Length > 5);
        Assert.Equal(fingerprints.Distinct(), fingerprints);
    }

    [Fact]
    public void One_more_service_behind_an_anchor_is_another_finding_and_one_more_set_is_not()
    {
        const string anchor = "-- docker-compose.yml --\nx-base: &base { image: app, privileged: true }\nservices:\n  one: *base\n";
        const string further = "-- docker-compose.blue.yml --\nservices: { one: { restart: always } }\n";

        Assert.NotEqual(Print(anchor), Print(anchor + "  two: *base\n"));
        Assert.Equal(Print(anchor), Print(anchor + further));

        static string Print(string archive) => Assert.Single(Findings("MBH2002", archive)).Fingerprint;
    }

    /// <summary>Else a baseline that accepts the one would accept the other.</summary>
    [Theory]
    [InlineData("MBH1001", "docker-compose.yml", "services: { app: { image: app, ports: [\"80:80\"] }, moltbot-gateway: { image: moltbot } }", "80:80", "81:81")]
    [InlineData("MBH2019", "docker-compose.yml", "services: { app: { image: app, volumes: [\"${A}:/a\"] } }", ":/a", ":/b")]
    [InlineData("MBH2001", "docker-compose.yml", "services: { app: { image: app, volumes: [\"/var/run/docker.sock:/a\"] } }", "/var/run/docker.sock", "/run/podman/podman.sock")]
    [InlineData("MBH4021", "openclaw.json", "{ agents: { defaults: { sandbox: { docker: { binds: [\"/root:/r\"] } } } } }", "/root:/r", "/etc:/e")]
    [InlineData("MBH4001", "moltbot.json", "{ gateway: { mode: \"local\", one: 1 } }", "one", "two")]
    public void Another_value_is_another_finding(string rule, string file, string text, string value, string other)
    {
        Assert.NotEqual(Print(text), Print(text.Replace(value, other, StringComparison.Ordinal)));

        string Print(string content) => Assert.Single(Findings(rule, $"-- {file} --\n{content}\n")).Fingerprint;
    }

    private static GradedFinding[] Findings(string rule, string archive) =>
        [.. HardeningEngine.Judge(Tree(archive), Requests.Plain).Findings.Where(graded => graded.Finding.Rule.Id == rule)];

    private static MemoryTree Tree(string archive)
    {
        var tree = new MemoryTree();
        foreach (var (name, content) in TextArchive.Split(archive))
        {
            tree.With(name, content);
        }

        return tree;
    }
}
