using System.Text.Json;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Cases;

/// <summary>Reads the fixtures of KICS (Checkmarx, Apache-2.0) from the folder of cases.</summary>
internal static class KicsCases
{
    /// <param name="platform">A folder of queries: <c>dockerCompose</c>, <c>dockerfile</c>.</param>
    public static IReadOnlyList<KicsCase> Of(string platform) =>
        [.. Directory.EnumerateDirectories(Shared.PathOf("cases", "kics", platform)).Order(StringComparer.Ordinal).SelectMany(ReadQuery)];

    private static IEnumerable<KicsCase> ReadQuery(string folder)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "positive_expected_result.json")));
        var lines = expected.RootElement.EnumerateArray()
            .Select(static each => (File: FileOf(each), Line: each.GetProperty("line").GetInt32()))
            .ToLookup(static each => each.File, static each => each.Line, StringComparer.Ordinal);
        return Directory.EnumerateFiles(folder).Where(static path => Path.GetExtension(path) != ".json").Order(StringComparer.Ordinal)
            .Select(path => new KicsCase(Path.GetFileName(folder), Path.GetFileName(path), File.ReadAllText(path), LinesOf(lines, Path.GetFileName(path))))
            .ToArray();
    }

    private static int[] LinesOf(ILookup<string, int> lines, string file)
    {
        // Where a query has one positive, its lines name no file.
        var named = lines[file].Order().ToArray();
        return named.Length > 0 || !file.StartsWith("positive", StringComparison.Ordinal) ? named : [.. lines[""].Order()];
    }

    private static string FileOf(JsonElement expected) =>
        expected.TryGetProperty("filename", out var file) || expected.TryGetProperty("fileName", out file) ? file.GetString() ?? "" : "";
}
