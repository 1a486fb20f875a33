using System.Text.Json;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>A Dockerfile of the shared corpus with what BuildKit made of it.</summary>
public sealed class CorpusCase
{
    private readonly JsonElement oracle;

    private CorpusCase(JsonElement line)
    {
        Id = line.GetProperty("id").GetString() ?? "";
        File = new SourceFile(Id, "/corpus/" + Id, line.GetProperty("dockerfile").GetString() ?? "");
        oracle = line.GetProperty("oracle");
    }

    public string Id { get; }

    public SourceFile File { get; }

    public string? ParseError => Text("parseError");

    /// <summary>The instructions as they are, but not what they mean.</summary>
    public string? InstructionsError => Text("instructionsError");

    public string? BuildError => Text("evalError");

    public string Escape => Text("escape") ?? "";

    public IReadOnlyList<JsonElement> Instructions => Items(oracle, "ast");

    public IReadOnlyList<JsonElement> Directives => Items(oracle, "directives");

    public IReadOnlyList<JsonElement> Stages => Items(oracle, "stages");

    /// <summary>Of the image that the last stage makes; null where BuildKit makes none.</summary>
    public string? User => oracle.TryGetProperty("image", out var image) ? (image.TryGetProperty("user", out var user) ? user.GetString() : "") : null;

    public static IReadOnlyList<CorpusCase> All() =>
        [.. System.IO.File.ReadLines(Shared.PathOf("cases", "dockerfile-corpus.jsonl")).Select(static line => new CorpusCase(JsonDocument.Parse(line).RootElement))];

    public static IReadOnlyList<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    public static IReadOnlyList<string> Texts(JsonElement parent, string name) => [.. Items(parent, name).Select(static item => item.GetString() ?? "")];

    public override string ToString() => Id;

    private string? Text(string name) => oracle.TryGetProperty(name, out var value) ? value.GetString() : null;
}
