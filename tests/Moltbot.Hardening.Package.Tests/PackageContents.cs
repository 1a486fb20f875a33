using System.IO.Compression;
using System.Xml.Linq;
using Moltbot.Hardening.Package.Tests.Support;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>The package as packed: what is in it, and what is not.</summary>
[Collection(PackageTests.Writers)]
public sealed class PackageContents(PackageFixture package)
{
    [Fact]
    public void It_holds_the_build_files_the_tasks_with_what_they_load_and_the_pages()
    {
        using var archive = ZipFile.OpenRead(package.Package);
        var files = archive.Entries.Select(static entry => entry.FullName)
            // What every package of NuGet's has.
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .ToArray();

        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Shared.Repository, "docs", "rules")).Select(static page => "docs/rules/" + Path.GetFileName(page)).Order(StringComparer.Ordinal),
            files.Where(static name => name.StartsWith("docs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "LICENSE",
                "Moltbot.Hardening.nuspec",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "build/Moltbot.Hardening.props",
                "build/Moltbot.Hardening.targets",
                "buildMultiTargeting/Moltbot.Hardening.props",
                "buildMultiTargeting/Moltbot.Hardening.targets",
                "tasks/net8.0/Moltbot.Hardening.Tasks.deps.json",
                "tasks/net8.0/Moltbot.Hardening.Tasks.dll",
                "tasks/net8.0/Moltbot.Hardening.dll",
                "tasks/net8.0/YamlDotNet.dll",
                "tasks/net8.0/linux-x64/Moltbot.Hardening.Tasks.deps.json",
                "tasks/net8.0/linux-x64/Moltbot.Hardening.Tasks.dll",
                "tasks/net8.0/linux-x64/Moltbot.Hardening.dll",
                "tasks/net8.0/linux-x64/YamlDotNet.dll",
            ],
            files.Where(static name => !name.StartsWith("docs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_a_development_dependency_without_dependencies()
    {
        using var archive = ZipFile.OpenRead(package.Package);
        using var nuspec = archive.Entries.Single(static entry => entry.FullName == "Moltbot.Hardening.nuspec").Open();
        var elements = XDocument.Load(nuspec).Descendants().ToArray();

        Assert.Equal("true", elements.Single(static element => element.Name.LocalName == "developmentDependency").Value);
        Assert.Equal("MIT", elements.Single(static element => element.Name.LocalName == "license").Value);
        Assert.DoesNotContain(elements, static element => element.Name.LocalName is "dependency" or "frameworkReference");
    }

    [Fact]
    public void Packed_again_it_is_the_same_bytes()
    {
        var again = PackageFixture.Pack(Path.Combine(package.Folder, "again"), package.Version);

        Assert.Equal(Path.GetFileName(package.Package), Path.GetFileName(again));
        Assert.Equal(File.ReadAllBytes(package.Package), File.ReadAllBytes(again));
    }
}
