using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>The package, packed once for all tests under a version of its own, and removed by the last collection that uses it.</summary>
/// <remarks>The global package folder is keyed by id and version: the same version packed twice would run the older task.</remarks>
public sealed class PackageFixture : IDisposable
{
    private static readonly Lock Packing = new();

    private static Packed? shared;

    private static int users;

    private readonly Packed packed;

    public PackageFixture()
    {
        lock (Packing)
        {
            packed = shared ??= PackOnce();
            users++;
        }
    }

    /// <summary>Switches of the SDK that keep its output and its processes to one build.</summary>
    internal static IReadOnlyDictionary<string, string> Quiet { get; } = new Dictionary<string, string>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["MSBUILDTERMINALLOGGER"] = "off",
    };

    public string Version => packed.Version;

    /// <summary>All of this run's files.</summary>
    public string Folder => packed.Folder;

    /// <summary>The folder that holds the package.</summary>
    public string Feed => packed.Feed;

    public string Package => packed.File;

    /// <summary>A new consumer in a folder of its own.</summary>
    public TestProject Project(string sdk = TestProject.NoTargets) => TestProject.Create(this, sdk);

    /// <summary>Packs as a release does.</summary>
    public static string Pack(string output, string version)
    {
        // A fixed time stamp in the archive: the same sources are the same package.
        var environment = new Dictionary<string, string>(Quiet) { ["SOURCE_DATE_EPOCH"] = "1700000000" };
        var (exitCode, log) = Shell.Run(
            "dotnet", Shared.Repository, environment,
            "pack", "Moltbot.Hardening.sln", "-c", "Release", "-o", output, $"-p:Version={version}", "-nodeReuse:false", "-v", "quiet");
        Assert.True(exitCode == 0, log);
        return Assert.Single(Directory.GetFiles(output));
    }

    public void Dispose()
    {
        lock (Packing)
        {
            if (--users == 0)
            {
                Directory.Delete(Folder, recursive: true);
                shared = null;
            }
        }
    }

    private static Packed PackOnce()
    {
        var version = $"0.0.1-t{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}";
        var folder = Directory.CreateTempSubdirectory("moltbot-package-").FullName;
        var feed = Path.Combine(folder, "feed");
        return new Packed(version, folder, feed, Pack(feed, version));
    }

    private sealed record Packed(string Version, string Folder, string Feed, string File);
}
