using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>What may stand where an input should: each a coded error at its place, none hides another, and nothing is emitted.</summary>
[Collection(PackageTests.Gate)]
public sealed class BadInput(PackageFixture package)
{
    [PipeFact]
    public void All_of_it_in_one_build()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened)
            .File("open/docker-compose.yml", Samples.OpenPort).Item("MoltbotCompose", "open/docker-compose.yml")
            .Item("MoltbotConfig", "missing.json")
            .File("folder.json/file.txt", "").Item("MoltbotConfig", "folder.json")
            .Item("MoltbotConfig", "pipe.json")
            .Item("MoltbotConfig", "/dev/zero")
            .File("big.json", new string(' ', 5 * 1024 * 1024)).Item("MoltbotConfig", "big.json")
            .File("deep.json", new string('[', 60_000)).Item("MoltbotConfig", "deep.json")
            .File("deep.yml", "a: " + new string('[', 60_000)).Item("MoltbotCompose", "deep.yml")
            .File("quote.yml", "services:\n  a: \"never closed\n").Item("MoltbotCompose", "quote.yml");
        PipeFactAttribute.Make(Path.Combine(project.Folder, "pipe.json"));
        File.CreateSymbolicLink(Path.Combine(project.Folder, "Dockerfile.device"), "/dev/zero");

        var build = project.Build().ShouldFail();

        Assert.DoesNotContain("MSB4018", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("defect of Moltbot.Hardening", build.Output, StringComparison.Ordinal);
        var errors = build.Errors.Select(static error => $"{error.Code} {error.File}({error.Line},{error.Column})").ToArray();
        Assert.Superset(
            new HashSet<string>
            {
                "MBH1001 open/docker-compose.yml(7,9)",
                "MBH0001 missing.json(1,1)",
                "MBH0001 folder.json(1,1)",
                "MBH0001 pipe.json(1,1)",
                "MBH0001 Dockerfile.device(1,1)",
                "MBH0007 big.json(1,1)",
                "MBH0007 deep.json(1,65)",
                "MBH0007 deep.yml(1,67)",
                "MBH0001 quote.yml(2,6)",
            },
            errors.ToHashSet());
        Assert.Contains(errors, static error => error.StartsWith("MBH0001 ", StringComparison.Ordinal) && error.EndsWith("dev/zero(1,1)", StringComparison.Ordinal));
        Assert.Empty(project.FilesBelow("bin/moltbot"));
    }

    [OtherUserFact]
    public void A_file_that_the_building_user_may_not_read()
    {
        var project = package.Project().FilesFrom(Samples.Hardened);
        OtherUserFactAttribute.Allow("600", Path.Combine(project.Folder, "docker-compose.yml"));
        project.File("docker-compose.open.yml", Samples.OpenPort);

        var build = OtherUserFactAttribute.Validate(package, project.Folder).ShouldFail();

        Assert.Equal("docker-compose.yml(1,1): error MBH0001", Assert.Single(build.Errors, static error => error.Code == "MBH0001").ToString());
        Assert.Contains(build.Errors, static error => error.ToString() == "docker-compose.open.yml(7,9): error MBH1001");
        Assert.Empty(project.FilesBelow("bin"));
    }
}
