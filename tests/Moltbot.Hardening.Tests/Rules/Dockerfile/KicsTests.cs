using System.Text.Json;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

/// <summary>KICS's own cases for Dockerfiles: each of its positives is found by us on its line, and none of its negatives.</summary>
public sealed class KicsTests
{
    /// <summary>Its query, our rule, and from which severity on: a tag without a digest is an information of ours and nothing to KICS.</summary>
    public static TheoryData<string, string, int> Queries => new()
    {
        { "copy_from_references_current_from_alias", "MBH0010", (int)Severity.Error },
        { "exposing_port_22", "MBH3012", (int)Severity.Info },
        { "image_version_not_explicit", "MBH3004", (int)Severity.Warning },
        { "last_user_is_root", "MBH3001", (int)Severity.Error },
        { "not_using_json_in_cmd_and_entrypoint_arguments", "MBH3013", (int)Severity.Info },
        { "run_using_sudo", "MBH3009", (int)Severity.Warning },
    };

    /// <summary>Where we say something of a negative, and why.</summary>
    private static readonly Dictionary<string, (int Line, string Why)> Exceptions = new(StringComparer.Ordinal)
    {
        ["run_using_sudo/negative.dockerfile"] = (4, "it installs sudo, which KICS does not look at: the tool in the image is what an intruder uses"),
    };

    [SharedTheory]
    [MemberData(nameof(Queries))]
    public void Positives_are_found_on_their_line_and_negatives_are_not(string query, string rule, int from)
    {
        var folder = Shared.PathOf("cases", "kics", "dockerfile", query);
        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "positive_expected_result.json")));
        var expected = results.RootElement.EnumerateArray()
            .Select(static result => (File: result.TryGetProperty("fileName", out var name) ? name.GetString() : "positive.dockerfile", Line: result.GetProperty("line").GetInt32()))
            .Concat(Exceptions.Where(known => known.Key.StartsWith(query + "/", StringComparison.Ordinal)).Select(static known => (File: (string?)Path.GetFileName(known.Key), known.Value.Line)));

        var found = Directory.EnumerateFiles(folder, "*.dockerfile")
            .SelectMany(file => Lines(file, rule, (Severity)from).Select(line => (File: (string?)Path.GetFileName(file), Line: line)));

        Assert.Equal(expected.Order(), found.Order());
    }

    [SharedFact]
    public void Every_query_of_the_cases_has_a_rule()
    {
        var queries = Directory.EnumerateDirectories(Shared.PathOf("cases", "kics", "dockerfile")).Select(static folder => Path.GetFileName(folder));

        Assert.Equal(queries.Order(StringComparer.Ordinal), Queries.Select(static row => (string)row[0]).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<int> Lines(string file, string rule, Severity from)
    {
        var verdict = HardeningEngine.Judge(new MemoryTree().With("Dockerfile", File.ReadAllText(file)), Requests.Plain);
        return verdict.Findings.Where(graded => graded.Finding.Rule.Id == rule && graded.Finding.Severity >= from).Select(static graded => graded.Finding.At.Start.Line);
    }
}
