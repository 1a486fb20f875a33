using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The packages that a package manager of a distribution is told to install.</summary>
internal static class PackageInstall
{
    private static readonly (string Manager, string[] Verbs)[] Managers =
    [
        ("apt", ["install"]), ("apt-get", ["install"]), ("aptitude", ["install"]), ("apk", ["add"]), ("dnf", ["install"]), ("microdnf", ["install"]), ("tdnf", ["install"]),
        ("yum", ["install"]), ("zypper", ["install", "in"]), ("pacman", ["-S", "-Sy", "-Syu", "-Su"]),
    ];

    /// <returns>Each with its word; versions and architectures taken off the name.</returns>
    public static IEnumerable<InstalledPackage> Of(ProgramCall call)
    {
        var manager = Array.Find(Managers, known => known.Manager == call.Name);
        if (manager.Manager is null)
        {
            yield break;
        }

        foreach (var word in call.Arguments.SkipWhile(word => Array.IndexOf(manager.Verbs, word.Text) < 0).Skip(1).Where(static word => !word.Text.StartsWith('-')))
        {
            yield return new InstalledPackage(word.Text.Split('=', '<', '>', '~', ':', '@')[0], word);
        }
    }
}
