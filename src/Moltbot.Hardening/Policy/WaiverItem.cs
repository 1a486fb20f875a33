using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>Reads a <c>MoltbotWaiver</c> item.</summary>
internal static class WaiverItem
{
    public const string Type = "MoltbotWaiver";

    private static readonly string[] Known = ["Expires", "Justification", "Owner", "Path", "Pointer", "Service"];

    public static WaiverTerms Read(InputItem item, SourceLocation project)
    {
        var terms = new WaiverTerms
        {
            Name = $"{Type} {Quote.Value(item.Include)}",
            At = project,
            Rule = new Worded(item.Include, project),
            Reach = new WaiverReach { Path = Path(item["Path"]), Service = item["Service"], Pointer = item["Pointer"] },
            Justification = Word("Justification"),
            Owner = Word("Owner"),
            Expires = Word("Expires"),
        };

        // A misspelt Expires would be a waiver for ever, a misspelt Path one for every file.
        var stranger = item.Metadata.Keys.Order(StringComparer.Ordinal).FirstOrDefault(static name => !Known.Contains(name, StringComparer.OrdinalIgnoreCase));
        return stranger is null ? terms : terms with { Fault = new Worded($"{terms.Name} has the metadata {Quote.Value(stranger)}, which no waiver has; {Advice(stranger)}", project) };

        Worded? Word(string name) => item[name] is { } text ? new Worded(text.Trim(), project) : null;
    }

    private static string Advice(string name) => Spelling.Nearest(name, Known) is { } nearest ? $"did you mean {nearest}?" : $"it takes {string.Join(", ", Known)}";

    private static string? Path(string? written)
    {
        var path = written?.Trim().Replace('\\', '/');
        return path is not null && path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }
}
