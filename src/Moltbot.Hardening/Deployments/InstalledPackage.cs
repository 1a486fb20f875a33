using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Deployments;

/// <summary>A package of npm's as commands name it: <c>openclaw@2026.1.30</c>.</summary>
internal sealed record InstalledPackage(string Name, string Version)
{
    private static readonly char[] BetweenWords = [' ', '\t', '\n', '\r', '"', '\'', ';'];

    /// <returns>Null for a word that names none, or no version of it.</returns>
    public static InstalledPackage? Parse(string word) => word.Split('@') is [var name, var version] ? new InstalledPackage(name, version) : null;

    /// <summary>Those of a <c>RUN</c>, its variables replaced.</summary>
    public static IEnumerable<InstalledPackage> In(BuiltInstruction run)
    {
        foreach (var argument in run.Instruction.Arguments)
        {
            foreach (var word in argument.Text.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries))
            {
                if (Parse(word) is { } package)
                {
                    yield return package with { Version = run.Expand(package.Version).Text };
                }
            }
        }
    }
}
