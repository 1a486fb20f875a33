using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>The real deployments as the rules of the network and of the gateway's place see them.</summary>
public sealed class RealNetworkTests
{
    private static readonly string[] Rules = ["MBH1005", "MBH1007", "MBH1008", "MBH2015", "MBH2020"];

    [SharedFact]
    public void The_network_of_the_host_is_found_where_the_labels_say_it()
    {
        var wrong = RealLabel.OfKind("compose").Where(static label => label.Values.TryGetProperty("network_mode_host", out _))
            .Select(static label => (label.Id, Label: label.Names("network_mode_host").Order(StringComparer.Ordinal), Found: HostNetworks(label).Order(StringComparer.Ordinal)))
            .Where(static pair => !pair.Label.SequenceEqual(pair.Found))
            .Select(static pair => $"{pair.Id}: label [{string.Join(", ", pair.Label)}], found [{string.Join(", ", pair.Found)}]");

        Assert.Empty(wrong);
    }

    /// <summary>Each was looked up in its file by hand.</summary>
    [SharedFact]
    public void The_errors_are_those_that_were_read_and_found_true()
    {
        var errors = RealLabel.OfKind("compose").SelectMany(static label => label.Judge().Findings)
            .Where(static graded => graded.Severity == Severity.Error && Rules.Contains(graded.Finding.Rule.Id))
            .Select(static graded => $"{graded.Finding.Rule.Id} {RealLabel.Name(graded.Finding.At)}").Distinct();

        Assert.Equal(
            [
                "MBH1005 yi-john-huang__openclaw-secure-stack/deploy/hybrid/docker-compose.hybrid.yml(15,19)",
                "MBH1008 FBarrca__clawdbot-docker-tailnet/docker/docker-compose.yml(53,9)",
                "MBH1008 essamamdani__openclaw-coolify/docker-compose.yaml(68,30)",
                "MBH1008 kmamykin__openclaw-gcloud/docker/docker-compose.local.yml.tpl(31,9)",
                "MBH1008 kmamykin__openclaw-gcloud/docker/docker-compose.yml.tpl(38,9)",
                "MBH1008 zaloclaw__zaloclaw-infra/docker-compose.yml(41,9)",
            ],
            errors.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> HostNetworks(RealLabel label) =>
        label.Judge().Findings.Where(static graded => graded.Finding.Rule.Id == "MBH1005").Select(static graded => graded.Finding.Service ?? "").Distinct();
}
