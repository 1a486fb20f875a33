using System.Text.Encodings.Web;
using System.Text.Json;

namespace Moltbot.Hardening.Policy;

/// <summary>The baseline as a file: an entry a line, so that a review sees each that is dropped.</summary>
internal static class BaselineText
{
    public static OutputFile Write(string project, IEnumerable<BaselineEntry> entries)
    {
        var lines = entries
            .OrderBy(static entry => entry.Path, StringComparer.Ordinal)
            .ThenBy(static entry => entry.RuleId, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Fingerprint, StringComparer.Ordinal)
            .Select(static entry => "\n    " + Line(entry));
        var list = string.Join(',', lines);
        return new OutputFile(Baseline.FileName, $$"""
            {
              "schemaVersion": "{{Baseline.SchemaVersion}}",
              "project": {{Text(project)}},
              "entries": [{{list}}{{(list.Length == 0 ? "" : "\n  ")}}]
            }

            """.ReplaceLineEndings("\n"));
    }

    private static string Line(BaselineEntry entry) =>
        $"{{ \"fingerprint\": {Text(entry.Fingerprint)}, \"ruleId\": {Text(entry.RuleId)}, \"path\": {Text(entry.Path)}{Field("service", entry.Service)}{Field("pointer", entry.Pointer)} }}";

    private static string Field(string name, string? value) => value is null ? "" : $", \"{name}\": {Text(value)}";

    private static string Text(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
