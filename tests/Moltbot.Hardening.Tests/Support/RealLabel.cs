using System.Text.Json;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>A real deployment and what was read out of it by hand or by the real programs: one line of <c>real/labels.jsonl</c>.</summary>
/// <param name="Id">The files, as the label names them.</param>
/// <param name="Kind"><c>compose</c>, <c>dockerfile</c> or <c>config</c>.</param>
/// <param name="Values">What the label says.</param>
internal sealed record RealLabel(string Id, string Kind, JsonElement Values)
{
    public static IEnumerable<RealLabel> All() => File.ReadLines(Shared.PathOf("real", "labels.jsonl"))
        .Select(static line => JsonDocument.Parse(line).RootElement)
        .Select(static label => new RealLabel(label.GetProperty("id").GetString() ?? "", label.GetProperty("kind").GetString() ?? "", label));

    public static IEnumerable<RealLabel> OfKind(string kind) => All().Where(label => label.Kind == kind);

    /// <summary>The label's files, absolute.</summary>
    public IReadOnlyList<string> Files => [.. Values.GetProperty("files").EnumerateArray().Select(static file => Shared.PathOf("real", file.GetString() ?? ""))];

    /// <summary>The services that a property of the label lists, each once: names, or objects with <c>service</c>.</summary>
    public IReadOnlyList<string> Names(string property, Func<JsonElement, bool>? which = null) =>
    [
        .. Values.GetProperty(property).EnumerateArray().Where(item => which is null || which(item))
            .Select(static item => item.ValueKind == JsonValueKind.String ? item.GetString() ?? "" : item.GetProperty("service").GetString() ?? "").Distinct(),
    ];

    /// <summary>The label's files as one explicit item, with the repository that they come from as the root.</summary>
    public Verdict Judge(params (string Name, string Value)[] properties)
    {
        var folder = Path.GetDirectoryName(Files[0]) ?? "";
        var request = new DeploymentRequest { ProjectFile = Path.Combine(folder, "deployment.proj") }
            .With("EnableDefaultMoltbotItems", "false")
            .With("MoltbotRoot", Shared.PathOf("real", (Values.GetProperty("files")[0].GetString() ?? "").Split('/')[0]));
        request = properties.Aggregate(request, static (made, property) => made.With(property.Name, property.Value));
        request = Kind switch
        {
            "compose" => request.Item("MoltbotCompose", Files[0], ("Overrides", string.Join(';', Files.Skip(1)))),
            "dockerfile" => request.Item("MoltbotDockerfile", Files[0]),
            _ => request.Item("MoltbotConfig", Files[0]),
        };
        return HardeningEngine.Judge(new DiskTree(folder), request);
    }

    /// <summary>A place as a reader finds it in the folder of real deployments.</summary>
    public static string Name(SourceLocation at) => $"{SourcePath.Relative(Shared.PathOf("real"), at.File.FullPath)}({at.Start.Line},{at.Start.Column})";
}
