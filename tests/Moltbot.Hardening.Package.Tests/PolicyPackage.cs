using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>An organisation's policy travels as a package (samples/policy-package): a project may tighten it, and loosen it only with a reason.</summary>
[Collection(PackageTests.Writers)]
public sealed class PolicyPackage(PackageFixture package)
{
    [Fact]
    public void What_it_raises_fails_the_build_and_is_lowered_with_a_justification_alone()
    {
        var version = Pack();

        Assert.Contains(Consumer(version).Build().ShouldFail().Errors, static error => error.Code == "MBH1004");

        var silent = Consumer(version).Item("MoltbotRule", "MBH1004", ("Severity", "none")).Build().ShouldFail();
        Assert.Contains(silent.Errors, static error => error.Code == "MBH1004");
        Assert.Contains(silent.Errors, static error => error.Code == "MBH0003" && error.Message.Contains("earlier item", StringComparison.Ordinal));

        var justified = Consumer(version).Item("MoltbotRule", "MBH1004", ("Severity", "warning"), ("Justification", "clients come by a tunnel")).Build().ShouldPass();
        Assert.Contains(justified.Warnings, static warning => warning.Code == "MBH1004");
    }

    [Fact]
    public void What_stands_behind_the_project_in_it_cannot_be_undone()
    {
        var build = Consumer(Pack())
            .Item("MoltbotRule", "MBH6001", ("Severity", "none"), ("Justification", "we like it so"))
            .Target("MoltbotPolicy").ShouldPass();

        Assert.Matches(@"MBH6001 +LiteralSecretInCompose +error +MoltbotRule", build.Output);
        Assert.Matches(@"MBH1004 +PublishedPortUnreachable +error +MoltbotRule", build.Output);
    }

    private TestProject Consumer(string version) => package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened)
        .File("docker-compose.override.yml", Samples.UnreachablePort)
        .Item("PackageReference", "Example.Moltbot.Policy", ("Version", version), ("PrivateAssets", "all"));

    /// <summary>Packs the sample as it stands, in a folder of its own.</summary>
    private string Pack()
    {
        var folder = Directory.CreateDirectory(Path.Combine(package.Folder, "policy", "build")).Parent?.FullName ?? package.Folder;
        foreach (var file in Directory.EnumerateFiles(Samples.PolicyPackage).Concat(Directory.EnumerateFiles(Path.Combine(Samples.PolicyPackage, "build"))))
        {
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(Samples.PolicyPackage, file)), overwrite: true);
        }

        var (exitCode, log) = Shell.Run(
            "dotnet", folder, PackageFixture.Quiet, "pack", "Example.Moltbot.Policy.proj", "-o", package.Feed, $"-p:Version={package.Version}", "-nodeReuse:false", "-v", "quiet");
        Assert.True(exitCode == 0, log);
        return package.Version;
    }
}
