using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

/// <summary>What the rules say of public deployments' Dockerfiles, each place read by eye.</summary>
public sealed class RealDockerfileRuleTests
{
    [SharedTheory]
    [InlineData("NickBolles__clawdbot-docker-AIO/Dockerfile", "2 MBH3004, 18 MBH3009, 55 MBH3009, 61 MBH3006, 67 MBH3006")]
    [InlineData("KriRuo__moltbot/Dockerfile", "4 MBH3006, 26 MBH3008")]
    [InlineData("kdmonroe__openclaw-deploy/Dockerfile", "46 MBH3006")]
    [InlineData("kdmonroe__openclaw-deploy/Dockerfile.sandbox-common", "32 MBH3006, 40 MBH3006")]
    [InlineData("kdmonroe__openclaw-deploy/scripts/docker/install-sh-nonroot/Dockerfile", "21 MBH3009")]
    [InlineData("essamamdani__openclaw-coolify/Dockerfile", "35 MBH3009, 54 MBH3006, 93 MBH3006, 96 MBH3006, 97 MBH3006, 106 MBH3008")]
    [InlineData("kmamykin__openclaw-gcloud/docker/Dockerfile", "5 MBH3004, 32 MBH3006")]
    [InlineData("zot24__openclaw-docker/Dockerfile", "8 MBH3004")]
    [InlineData("zot24__openclaw-docker/Dockerfile.base", "")]
    [InlineData("zaloclaw__zaloclaw-infra/Dockerfile.zaloclaw", "")]
    [InlineData("doxiebuilds__openclaw-secure-deploy/openclaw-docker-config/Dockerfile.perplexity-mcp", "49 MBH3007")]
    [InlineData("AijooseFactory__clawproxy/Dockerfile", "")]
    [InlineData("yi-john-huang__openclaw-secure-stack/Dockerfile", "")]
    public void Warnings_and_errors_on_what_is_built_stand_on_these_lines(string file, string expected)
    {
        var path = Shared.PathOf("real", file);
        var folder = Path.GetDirectoryName(path) ?? "";
        var request = new DeploymentRequest { ProjectFile = Path.Combine(folder, "deployment.proj"), Properties = Requests.With("EnableDefaultMoltbotItems", "false").Properties };

        var found = HardeningEngine.Judge(new DiskTree(folder), request.Item("MoltbotDockerfile", path)).Findings
            .Where(static graded => graded.Finding.Rule.Room == 3 && string.CompareOrdinal(graded.Finding.Rule.Id, "MBH3003") > 0 && graded.Severity >= Severity.Warning)
            .Select(static graded => $"{graded.Finding.At.Start.Line} {graded.Finding.Rule.Id}");

        Assert.Equal(expected, string.Join(", ", found));
    }
}
