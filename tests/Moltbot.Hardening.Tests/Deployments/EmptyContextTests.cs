using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>A build whose context is an empty text: nobody knows what is built.</summary>
public sealed class EmptyContextTests
{
    [Theory]
    [InlineData("build: { context: \"\" }")]
    [InlineData("build: { context: \"${UNSET}\" }")]
    [InlineData("build: \"\"")]
    public void It_is_told_and_the_rest_is_judged(string build)
    {
        var tree = new MemoryTree().With("docker-compose.yml", $"services:\n  moltbot-gateway:\n    {build}\n    ports: [\"18789:18789\"]\n");

        var verdict = HardeningEngine.Judge(tree, Requests.Plain);

        Assert.Contains(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH0010" && graded.Finding.Message.Contains("context", StringComparison.Ordinal) && graded.Finding.At.Start.Line == 3);
        Assert.Contains(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH1001");
    }
}
