using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>The emitted configuration beside a gateway that reads it, judged by every rule of the rooms 4 and 5.</summary>
public sealed class EmittedConfigFindingsTests
{
    [Theory]
    [MemberData(nameof(GatewayConfigTemplateTests.Everything), MemberType = typeof(GatewayConfigTemplateTests))]
    public void Only_what_the_policy_itself_opens_is_found(string product, string topology, string dm, string group, bool mention)
    {
        var owner = Product.Named(product) ?? throw new InvalidOperationException(product);
        var kind = Enum.Parse<Topology>(topology);
        var config = GatewayConfigTemplate.Write(new GatewayConfigRequest
        {
            Product = owner,
            Topology = kind,
            WhatsApp = new WhatsAppPolicy(dm, group, mention),
            DmAllow = ["+4915112345678"],
            GroupAllow = ["120363000000000000@g.us"],
        });
        var tree = new MemoryTree().With(owner.ConfigFile, config).With("compose.yaml", Compose(owner, kind));

        var found = HardeningEngine.Judge(tree, Requests.With("MoltbotTopology", topology.ToLowerInvariant())).Findings
            .Where(static graded => graded.Finding.Rule.Room is 4 or 5 && graded.Severity >= Severity.Warning).Select(static graded => graded.Finding.Rule.Id).Distinct().Order(StringComparer.Ordinal);

        var isGroupOpen = group == "open" || (group == "allowlist" && !mention);
        Assert.Equal([.. dm == "open" ? ["MBH5001"] : Array.Empty<string>(), .. isGroupOpen ? ["MBH5002"] : Array.Empty<string>()], found);
    }

    private static string Compose(Product product, Topology topology) => $$"""
        services:
          {{product.Name}}-gateway:
            image: {{product.Name}}:{{product.ExaminedVersion}}
            command: [node, dist/index.js, gateway, --bind, {{(topology == Topology.Published ? "lan" : "loopback")}}, --port, "18789"]
            environment: { {{product.TokenVariable}}: "${{{product.TokenVariable}}:?}" }
            {{(topology == Topology.Host ? "network_mode: host" : $"ports: [\"127.0.0.1:18789:{(topology == Topology.Published ? 18789 : 28789)}\"]")}}
        """;
}
