namespace Moltbot.Hardening.Gateway;

/// <summary>Which files are filled in before a gateway reads them, and how the gaps in their strings look.</summary>
internal static class TemplatePlaceholders
{
    /// <summary>By name: <c>moltbot.template.json</c>, <c>moltbot.json.template</c>.</summary>
    public static bool IsTemplate(string fileName) => HasPart(fileName, "template");

    /// <summary>By name: <c>moltbot.example.json</c>, <c>moltbot.json.example</c>.</summary>
    public static bool IsExample(string fileName) => HasPart(fileName, "example");

    /// <summary>Whether a string of such a file has a gap that is not the gateway's own reference: mustache marks, or <c>${…}</c> as a shell writes it.</summary>
    public static bool Any(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || (text.Contains("${", StringComparison.Ordinal) && text.Contains('}', StringComparison.Ordinal));

    private static bool HasPart(string fileName, string part) =>
        fileName.EndsWith($".{part}", StringComparison.OrdinalIgnoreCase) || fileName.Contains($".{part}.", StringComparison.OrdinalIgnoreCase);
}
