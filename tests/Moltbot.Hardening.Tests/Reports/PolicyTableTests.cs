using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Reports;

public sealed class PolicyTableTests
{
    [Fact]
    public void Every_rule_has_a_line_with_its_severity_and_what_set_it()
    {
        var tree = new MemoryTree().With("Dockerfile", "FROM scratch\n").With(".git/HEAD", "")
            .With(".globalconfig", "dotnet_diagnostic.MBH3003.severity = suggestion\n")
            .With(".editorconfig", "[*.yml]\ndotnet_diagnostic.MBH1004.severity = none\n[*]\nmoltbot_hardening.dockerfile.severity = error\n");
        var request = Requests.With("NoWarn", "mbh3003").With("MoltbotPreset", "strict")
            .Item("MoltbotRule", "MBH1001", ("Severity", "warning"), ("Justification", "a lab"));

        var lines = HardeningEngine.DescribePolicy(HardeningEngine.Judge(tree, request)).Select(Squeezed).ToArray();

        Assert.Equal("The policy of 'deployment.proj'", lines[0]);
        Assert.Contains("MoltbotPreset = strict", lines);
        Assert.Contains("MoltbotMode = enforce (default)", lines);
        Assert.All(RuleRegistry.All, rule => Assert.Single(lines, line => line.StartsWith($"{rule.Descriptor.Id} {rule.Descriptor.Name} ", StringComparison.Ordinal)));
        Assert.Contains("MBH1001 PortPublishedBeyondLoopback warning MoltbotRule", lines);
        Assert.Contains("MBH1002 OverrideAppendsPorts error default", lines);
        Assert.Equal(["MBH1004 PublishedPortUnreachable error MoltbotPreset=strict", "none .editorconfig(2) [*.yml]"], After(lines, "MBH1004", 2));
        Assert.Equal(["MBH3003 UserUndecidable none .globalconfig(1), then NoWarn", "error .editorconfig(4) [*]"], After(lines, "MBH3003", 2));
    }

    private static string[] After(string[] lines, string id, int count) => [.. lines.SkipWhile(line => !line.StartsWith(id, StringComparison.Ordinal)).Take(count)];

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
