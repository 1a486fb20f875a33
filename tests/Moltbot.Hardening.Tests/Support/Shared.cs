namespace Moltbot.Hardening.Tests.Support;

/// <summary>The folder of facts, cases and real deployments beside the repository. It is not part of it, so tests of it may have to skip.</summary>
public static class Shared
{
    /// <summary>The top of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder, or null where it is not there.</summary>
    public static string? Folder { get; } = Existing(Path.Combine(Path.GetDirectoryName(Repository) ?? Repository, "shared"));

    public static string? SkipReason => Folder is null ? "the folder 'shared' is not beside the repository" : null;

    /// <summary>A path in the folder. Only for tests marked <see cref="SharedFactAttribute"/> or <see cref="SharedTheoryAttribute"/>.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder ?? throw new InvalidOperationException(SkipReason), .. parts]);

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Moltbot.Hardening.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("the tests run from outside the repository");
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}
