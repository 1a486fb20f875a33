using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>The samples take the tasks from the sources beside them; a consumer of the package has to see the same.</summary>
[Collection(PackageTests.Writers)]
public sealed class RepositorySamples(PackageFixture package)
{
    [Fact]
    public void The_careless_sample_fails_with_the_same_lines()
    {
        var consumer = TestProject.Create(package, name: "careless", folder: "careless").Targeting("net8.0").FilesFrom(Samples.Careless).Build().ShouldFail();
        var sample = BuildSample(Samples.Careless).ShouldFail();

        Assert.NotEmpty(sample.Errors);
        Assert.Equal(Lines(sample), Lines(consumer));
    }

    [Fact]
    public void The_hardened_sample_passes_and_emits_the_same_bytes()
    {
        var consumer = TestProject.Create(package, name: "hardened", folder: "hardened").Targeting("net8.0").FilesFrom(Samples.Hardened);

        Assert.Equal(Lines(BuildSample(Samples.Hardened).ShouldPass()), Lines(consumer.Build().ShouldPass()));

        foreach (var folder in new[] { "bin/moltbot", "obj/moltbot" })
        {
            var files = consumer.FilesBelow(folder);
            Assert.NotEmpty(files);
            Assert.All(files, path => Assert.Equal(File.ReadAllText(Path.Combine(Samples.Hardened, path)), Portable(consumer, path)));
        }
    }

    /// <summary>Sources of mounts are absolute in the effective model, as docker compose has them.</summary>
    private static string Portable(TestProject consumer, string path) =>
        consumer.Read(path).Replace(consumer.Folder, Samples.Hardened, StringComparison.Ordinal);

    private static IEnumerable<string> Lines(BuildResult build) =>
        build.Errors.Concat(build.Warnings).Select(static line => $"{line}: {line.Message}").Order(StringComparer.Ordinal);

    private static BuildResult BuildSample(string folder)
    {
        var (exitCode, output) = Shell.Run("dotnet", folder, PackageFixture.Quiet, "build", "-nodeReuse:false", "-tl:off");
        return new BuildResult(exitCode, output);
    }
}
