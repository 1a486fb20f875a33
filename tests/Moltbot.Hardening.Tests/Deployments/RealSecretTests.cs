using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Fixes;
using Moltbot.Hardening.Tests.Support;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>The secrets that were read out of the real deployments by hand are found, and no others.</summary>
public sealed class RealSecretTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Every_literal_secret_that_a_label_names_is_an_error_and_nothing_else_is()
    {
        var wrong = RealLabel.OfKind("compose").Where(static label => label.Values.TryGetProperty("literal_secrets", out _)).Select(static label => (label.Id, Missed: Expected(label).Except(Found(label)), False: Found(label).Except(Expected(label))))
            .Where(static difference => difference.Missed.Any() || difference.False.Any())
            .Select(static difference => $"{difference.Id}: missed [{string.Join(", ", difference.Missed)}], false [{string.Join(", ", difference.False)}]")
            .ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [SharedTheory]
    [InlineData("!reset null")]
    [InlineData("{ image: other, environment: !reset null, labels: !reset null, command: !reset null, entrypoint: !reset null, healthcheck: !reset null, build: !reset null }")]
    [InlineData("!override { image: other, environment: [OTHER=1], command: [other] }")]
    public void No_override_silences_a_secret(string over)
    {
        var seen = 0;
        foreach (var label in RealLabel.OfKind("compose"))
        {
            using var set = new RealSet(label);
            var verdict = set.Judge();
            var services = verdict.Deployment.Services.Select(static each => each.Service.Name).Distinct().ToArray();
            if (services.Length == 0)
            {
                continue;
            }

            var before = Secrets(verdict);
            set.Write(Path.Combine(set.Folder, "over-all.yml"), "services:\n" + string.Concat(services.Select(name => $"  {name}: {over}\n")));

            Assert.Equal(before, Secrets(set.Judge()));
            seen += before.Length;
        }

        Assert.True(seen > 5, $"only {seen} secrets were seen");
    }

    [SharedFact]
    public void Every_finding_of_the_room_is_told()
    {
        var lines = RealLabel.All().SelectMany(static label => label.Judge().Findings)
            .Where(static graded => graded.Finding.Rule.Room == 6)
            .Select(static graded => $"{graded.Finding.Rule.Id} {graded.Severity} {RealLabel.Name(graded.Finding.At)}: {graded.Finding.Message}")
            .Distinct().Order(StringComparer.Ordinal).ToArray();

        Assert.Contains(lines, static line => line.StartsWith("MBH6001 Error", StringComparison.Ordinal));
        foreach (var rule in lines.GroupBy(static line => string.Join(' ', line.Split(' ').Take(2))))
        {
            output.WriteLine($"{rule.Key}: {rule.Count()}");
        }

        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    private static string[] Secrets(Verdict verdict) =>
    [
        .. verdict.Findings.Where(static graded => graded is { Severity: Severity.Error, Finding.Rule.Id: "MBH6001" or "MBH6002" })
            .Select(static graded => $"{graded.Finding.At} {graded.Finding.Rule.Id} {graded.Fingerprint}").Order(StringComparer.Ordinal),
    ];

    /// <summary>Placeholders are no errors; a literal as a variable's default is.</summary>
    private static string[] Expected(RealLabel label) =>
    [
        .. label.Values.GetProperty("literal_secrets").EnumerateArray()
            .Where(static secret => secret.GetProperty("class").GetString() != "placeholder")
            .Select(static secret => $"{secret.GetProperty("service").GetString()} {secret.GetProperty("key").GetString()}").Order(StringComparer.Ordinal),
    ];

    private static string[] Found(RealLabel label) =>
    [
        .. label.Judge().Findings.Select(static graded => graded.Finding)
            .Where(static finding => finding.Rule.Id == "MBH6001" && finding.Severity == Severity.Error)
            .Select(static finding => $"{finding.Service} {finding.Pointer?.Split('/')[^1]}").Order(StringComparer.Ordinal),
    ];
}
