using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Benchmarks;

/// <summary>Builds a sample again and again from nothing.</summary>
internal sealed partial class ColdBuilds : IDisposable
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    private readonly string repository = FindRepository();
    private readonly string sample;
    private readonly string folder = Directory.CreateTempSubdirectory("moltbot-benchmark-").FullName;

    public ColdBuilds(string sample)
    {
        this.sample = Path.Combine(repository, "samples", sample);
        var package = Unpack();
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"""
            <Project>
              <Import Project="{package}/build/Moltbot.Hardening.props" />
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"""
            <Project>
              <Import Project="{package}/build/Moltbot.Hardening.targets" Condition="'$(WithoutGate)' != 'true'" />
            </Project>
            """);
    }

    public ColdBuild Run(bool gate)
    {
        var deployment = Directory.CreateDirectory(Path.Combine(folder, "deployment")).FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(sample))
            {
                File.Copy(file, Path.Combine(deployment, Path.GetFileName(file)));
            }

            var watch = Stopwatch.StartNew();
            var (_, output) = Shell.Run("dotnet", deployment, Environment, "build", "-tl:off", "-nodeReuse:false", "-clp:PerformanceSummary", $"-p:WithoutGate={!gate}");
            var total = (int)watch.ElapsedMilliseconds;
            return new ColdBuild(gate ? Times(output) : ImmutableDictionary<string, int>.Empty, total);
        }
        finally
        {
            Directory.Delete(deployment, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Packs, and puts the package's files where a build can import them: what users run, less the restore.</summary>
    private string Unpack()
    {
        var feed = Path.Combine(folder, "feed");
        var (exitCode, output) = Shell.Run("dotnet", repository, Environment, "pack", "src/Moltbot.Hardening.Tasks", "-c", "Release", "-o", feed, "-v", "quiet", "-nodeReuse:false");
        if (exitCode != 0)
        {
            throw new InvalidOperationException(output);
        }

        var package = Path.Combine(folder, "package");
        ZipFile.ExtractToDirectory(Directory.GetFiles(feed).Single(), package);
        return package;
    }

    private static ImmutableDictionary<string, int> Times(string log)
    {
        var summary = log[(log.IndexOf("Task Performance Summary", StringComparison.Ordinal) is var start and >= 0 ? start : throw new InvalidOperationException(log))..];
        return TaskTime().Matches(summary).ToImmutableDictionary(
            static match => match.Groups["task"].Value,
            static match => int.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture));
    }

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Moltbot.Hardening.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("the benchmark runs from outside the repository");
    }

    [GeneratedRegex(@"^\s+(?<ms>\d+) ms\s+(?:Moltbot\.Hardening\.Tasks\.)?(?<task>Validate|Emit)\s+\d+ calls", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TaskTime();
}
