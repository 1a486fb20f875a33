using System.Globalization;
using System.Text;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>What may stand in an input: a coded error at its place, soon; nothing is emitted; and the findings of the file beside it are told.</summary>
/// <remarks>What may stand in place of a file (a pipe, a device, a folder) goes through a real build in the package tests.</remarks>
public sealed class BadInputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string, string> Cases => new()
    {
        // name, content, the error at its place
        { "docker-compose.yml", "", "MBH0010 docker-compose.yml(1,1)" },
        { "docker-compose.yml", "# only a comment\n", "MBH0010 docker-compose.yml(1,1)" },
        { "docker-compose.yml", "services:\n  a:\n    image: \"x\n", "MBH0001 docker-compose.yml(3,12)" },
        { "docker-compose.yml", "services:\n  a: { image: x\n", "MBH0001 docker-compose.yml(3,1)" },
        { "docker-compose.yml", "services:\n  a: &a { image: x, extra: *a }\n", "MBH0001 docker-compose.yml(2,28)" },
        { "docker-compose.yml", "services:\n  a: { image: *nobody }\n", "MBH0001 docker-compose.yml(2,15)" },
        { "docker-compose.yml", "services:\n  a: { image: \"${TAG\" }\n", "MBH0010 docker-compose.yml(2,16)" },
        { "docker-compose.yml", "services:\n  a: { image: \"x\u0000y\" }\n", "MBH0001 docker-compose.yml(2,17)" },
        { "docker-compose.yml", "services:\n\ta: { image: x }\n", "MBH0001 docker-compose.yml(2,1)" },
        { "docker-compose.yml", "services:\n  a:\n    image: x# moltbot: waive MBH2001 -- y\n", "MBH0001 docker-compose.yml(3,22)" },
        { "docker-compose.yml", "include: [\"a\\0b.yml\"]\nservices: { a: { image: x } }\n", "MBH0010 docker-compose.yml(1,11)" },
        { "docker-compose.yml", AliasBomb(), "MBH0007 docker-compose.yml" },
        { "docker-compose.yml", "a: " + new string('[', 60_000), "MBH0007 docker-compose.yml(1,67)" },
        { "docker-compose.yml", new string('#', 5 * 1024 * 1024), "MBH0007 docker-compose.yml(1,1)" },
        { "moltbot.json", "", "MBH0001 moltbot.json(1,1)" },
        { "moltbot.json", "{ gateway: \"open", "MBH0001 moltbot.json(1,12)" },
        { "moltbot.json", new string('[', 60_000), "MBH0007 moltbot.json(1,65)" },
        { "moltbot.json", "{\n  \"gateway\": { \"bind\": 'a\u0001' }\n}", "MBH0001 moltbot.json(2,26)" },
        { "Dockerfile", "", "MBH0001 Dockerfile(1,1)" },
        { "Dockerfile", "FROM x\nRUN <<EOF\nnever closed\n", "MBH0001 Dockerfile(2,1)" },
        { ".env", "TOKEN=\"never closed\n", "MBH0001 .env(1,7)" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_is_an_error_at_its_place(string name, string content, string expected) => Judge(name, Encoding.UTF8.GetBytes(content), expected);

    [Theory]
    [InlineData("docker-compose.yml")]
    [InlineData("Dockerfile")]
    [InlineData("moltbot.json")]
    [InlineData(".env")]
    public Task Bytes_that_are_no_text_are_reported_where_they_begin(string name) => Judge(name, [.. "# first\n# "u8, 0xff, 0xfe, 0x00], $"MBH0001 {name}(2,3)");

    private static async Task Judge(string name, byte[] content, string expected)
    {
        using var folder = new TemporaryFolder()
            .With("beside.yml", "services: { moltbot-gateway: { image: moltbot, ports: [\"18789:18789\"] } }"u8.ToArray())
            .With(name, content);
        var request = new DeploymentRequest { ProjectFile = Path.Combine(folder.Path, "deployment.proj") }.Item("MoltbotCompose", "beside.yml");

        var verdict = await Task.Run(() => HardeningEngine.Judge(new DiskTree(folder.Path), request)).WaitAsync(Patience);

        var errors = verdict.Findings.Where(static graded => graded.Severity == Severity.Error).Select(static graded => Show(graded.Finding)).ToArray();
        Assert.Contains(errors, error => error == expected || (!expected.EndsWith(')') && error.StartsWith(expected, StringComparison.Ordinal)));
        Assert.Contains("MBH1001 beside.yml(1,56)", errors);
        Assert.DoesNotContain(verdict.Findings, static graded => graded.Finding.Message.Contains("defect of Moltbot.Hardening", StringComparison.Ordinal));
        Assert.False(verdict.Passed);
        Assert.True(expected.StartsWith("MBH0010", StringComparison.Ordinal) || HardenedBundle.Plan(verdict).Files.IsEmpty);
    }

    private static string Show(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.Rule.Id} {finding.At.File.Path}({finding.At.Start.Line},{finding.At.Start.Column})");

    /// <summary>Ten levels of nine: a billion nodes when expanded.</summary>
    private static string AliasBomb()
    {
        var text = new StringBuilder("x0: &x0 [a, b, c]\n");
        for (var level = 1; level <= 10; level++)
        {
            text.Append(CultureInfo.InvariantCulture, $"x{level}: &x{level} [{string.Join(", ", Enumerable.Repeat($"*x{level - 1}", 9))}]\n");
        }

        return text.Append("services: { a: { image: x, labels: *x10 } }\n").ToString();
    }
}
