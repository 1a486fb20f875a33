using System.Text.Json;

namespace Moltbot.Hardening.Tasks;

/// <summary>The files of the report's folder that an earlier validation wrote, as its <c>report.json</c> names them.</summary>
internal static class WrittenReports
{
    public const string Index = "report.json";

    public static IReadOnlyList<string> In(OutputFolder folder)
    {
        if (folder.Read(Index) is not { } bytes)
        {
            return [];
        }

        try
        {
            using var report = JsonDocument.Parse(bytes);
            var models = report.RootElement.GetProperty("composeSets").EnumerateArray()
                .Select(static set => set.GetProperty("effective").GetString() ?? "")
                .Where(OutputFolder.IsInside);
            return [.. models, Index];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not a report of ours: then nothing here is ours to remove.
            return [];
        }
    }
}
