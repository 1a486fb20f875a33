using System.Text.RegularExpressions;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests;

/// <summary>The one way through the engine: files → text → models → deployment → rules → policy → sinks. Imports run only back along it.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>A folder of the engine and the folders that it may use besides itself.</summary>
    public static TheoryData<string, string> Layers => new()
    {
        { "Text", "Findings" },
        { "Findings", "Text" },
        { "Compose", "Text Findings" },
        { "Dockerfiles", "Text Findings" },
        { "Gateway", "Text Findings" },
        { "Hosts", "Text Findings" },
        { "Deployments", "Text Findings Compose Dockerfiles Gateway Hosts" },
        { "Rules", "Text Findings Compose Dockerfiles Gateway Hosts Deployments" },
        { "Audit", "Text Findings Gateway Hosts Deployments Rules" },
        { "Policy", "Text Findings Deployments Rules" },
        { "Reports", "Text Findings Compose Gateway Deployments Policy" },
        { "Bundle", "Text Findings Compose Gateway Deployments Rules Policy Reports" },
        { "Fixes", "Text Findings Compose Gateway Deployments Policy Bundle" },
    };

    private static string Engine => Path.Combine(Shared.Repository, "src", "Moltbot.Hardening");

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_stage_uses_only_what_stands_before_it(string layer, string allowed)
    {
        var names = allowed.Split(' ').Append(layer).ToHashSet(StringComparer.Ordinal);

        var strangers = Directory.EnumerateFiles(Path.Combine(Engine, layer), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Import().Matches(File.ReadAllText(path))
                .Select(static match => match.Groups["folder"].Value)
                .Where(folder => !names.Contains(folder))
                .Select(folder => $"{Path.GetRelativePath(Engine, path)} uses {folder}"));

        Assert.Empty(strangers);
    }

    [Fact]
    public void Every_folder_of_the_engine_is_a_layer()
    {
        var folders = Directory.EnumerateDirectories(Engine).Select(static path => Path.GetFileName(path)).Except(["bin", "obj"]).Order(StringComparer.Ordinal);

        Assert.Equal(Layers.Select(static row => (string)row[0]).Order(StringComparer.Ordinal), folders);
    }

    [Fact]
    public void No_source_file_is_longer_than_350_lines()
    {
        var lengthy = new[] { "src", "tests", "build" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Shared.Repository, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(static path => File.ReadLines(path).Skip(350).Any());

        Assert.Empty(lengthy);
    }

    [GeneratedRegex(@"\bMoltbot\.Hardening\.(?<folder>Text|Findings|Compose|Dockerfiles|Gateway|Hosts|Deployments|Rules|Audit|Policy|Reports|Bundle|Fixes)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
