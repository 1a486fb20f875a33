using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>Runs an audit of a host that is written as its programs print it (<see cref="HostText"/>), through the whole engine, and compares what one rule says with the places that are expected.</summary>
/// <param name="rule">The rule's type by name.</param>
public abstract class HostRuleTests(string rule)
{
    /// <summary>A gateway that publishes one port, for questions that containers answer.</summary>
    internal const string Gateway = """
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot:2026.1.27
            user: "1000:1000"
            command: [node, dist/index.js, gateway, --bind, loopback]
            environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
            ports: ["127.0.0.1:28789:18789"]

        """;

    /// <param name="archive">The project's files and the host's answers.</param>
    /// <param name="places">Paths as reports have them, one for each finding.</param>
    internal IReadOnlyList<Finding> Expect(string archive, params string[] places)
    {
        Finding[] findings = [.. Judge(archive).Findings.Select(static graded => graded.Finding).Where(finding => finding.Rule.Name == rule)];

        Assert.Equal(places.Order(StringComparer.Ordinal), findings.Select(static finding => finding.At.File.Path).Order(StringComparer.Ordinal));
        return findings;
    }

    internal static Verdict Judge(string archive, DeploymentRequest? request = null)
    {
        var files = TextArchive.Split(archive);
        var tree = new MemoryTree();
        foreach (var (name, text) in files.Where(static file => !HostText.IsOfHost(file.Key)))
        {
            tree.With(name, text);
        }

        return HardeningEngine.Audit(tree, request ?? Requests.Plain, HostText.Audit(files) ?? HostText.Sound);
    }
}
