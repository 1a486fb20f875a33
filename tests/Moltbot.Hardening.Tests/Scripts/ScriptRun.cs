namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>What a script said.</summary>
internal sealed record ScriptRun(int Exit, string Output, string Errors)
{
    public IEnumerable<string> Lines => Output.Split('\n');

    /// <summary>The rules of the results of a kind (<c>error</c>, <c>warning</c>, <c>unknown</c>, <c>ok</c>), in order, each once.</summary>
    public IEnumerable<string> Rules(string kind) => Lines
        .Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal))
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
        .Distinct();

    public ScriptRun ShouldExit(int code)
    {
        Assert.True(Exit == code, $"exit {Exit}, not {code}\n{Output}\n{Errors}");
        return this;
    }
}
