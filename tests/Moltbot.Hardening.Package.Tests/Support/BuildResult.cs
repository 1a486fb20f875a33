namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>What a build said.</summary>
public sealed record BuildResult(int ExitCode, string Output)
{
    private readonly Lazy<IReadOnlyList<Diagnostic>> diagnostics = new(() => Diagnostic.Parse(Output));

    public bool Succeeded => ExitCode == 0;

    public IEnumerable<Diagnostic> Errors => diagnostics.Value.Where(static line => line.Level == "error");

    public IEnumerable<Diagnostic> Warnings => diagnostics.Value.Where(static line => line.Level == "warning");

    public BuildResult ShouldPass()
    {
        Assert.True(Succeeded, Output);
        return this;
    }

    public BuildResult ShouldFail()
    {
        Assert.False(Succeeded, Output);
        return this;
    }
}
