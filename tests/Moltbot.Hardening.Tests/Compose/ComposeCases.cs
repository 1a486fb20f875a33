using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Compose.Reading;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>What the compose tests share: cases, one stage at a time, and a whole loading in memory.</summary>
internal static class ComposeCases
{
    public static IReadOnlyList<JsonObject> Read(string file) =>
        [.. (JsonNode.Parse(File.ReadAllText(Shared.PathOf("cases", file)))?.AsArray() ?? []).OfType<JsonObject>()];

    public static string Text(JsonObject item, string key) => item[key]?.GetValue<string>() ?? "";

    public static VariableScope Scope(JsonNode? values) => VariableScope.Of(
        (values?.AsObject() ?? []).Select(static pair => KeyValuePair.Create(pair.Key, pair.Value?.GetValue<string>() ?? "")));

    /// <summary>One YAML text as a model, nothing done to it yet.</summary>
    public static ComposeMapping Model(LoadSession session, string text)
    {
        var file = new SourceFile("compose.yaml", "/p/compose.yaml", text);
        return LayerReader.Open(session, new SourceRead(file, null, null)) is { } tape ? LayerReader.Read(session, tape, tape.Roots[0])!.Root : throw new InvalidOperationException("not read");
    }

    public static LoadSession Session(ISourceTree? tree = null, bool strict = false) => new(tree ?? new MemoryTree(), Request(["compose.yaml"], strict));

    /// <summary>Loads files of one text (<c>-- name --</c>); the named ones are the set, by default every one that begins with "compose" or "docker-compose".</summary>
    public static ComposeSet Load(string archive, string[]? files = null, bool strict = false, params (string Name, string Value)[] environment)
    {
        var tree = new MemoryTree();
        var contents = TextArchive.Split(archive);
        foreach (var (name, content) in contents)
        {
            tree.With(name, content);
        }

        files ??= [.. contents.Keys.Where(static name => name.StartsWith("compose", StringComparison.Ordinal) || name.StartsWith("docker-compose", StringComparison.Ordinal))];
        return ComposeLoader.Load(tree, Request(files, strict) with { Environment = environment.ToImmutableDictionary(static pair => pair.Name, static pair => pair.Value) });
    }

    public static ComposeRequest Request(string[] files, bool strict = false) => new()
    {
        Name = "set",
        Files = [.. files.Select(static file => SourcePath.Absolute(MemoryTree.Root, file))],
        ProjectDirectory = MemoryTree.Root,
        Root = MemoryTree.Root,
        Strict = strict,
    };

    /// <summary>The value at a place of a model; a number is the index of an item.</summary>
    public static ComposeNode At(this ComposeSet set, params object[] path) => path.Aggregate<object, ComposeNode>(set.Model, static (node, step) => (node, step) switch
    {
        (ComposeMapping mapping, string key) => mapping[key] ?? throw new KeyNotFoundException(key),
        (ComposeSequence list, int index) => list.Items[index],
        _ => throw new KeyNotFoundException(step.ToString()),
    });

    public static string Json(ComposeNode node) => EffectiveTree.Of(node)?.ToJsonString() ?? "null";

    /// <summary>A problem in one line, with the text it stands at.</summary>
    public static string Show(Problem problem) => $"{problem.Kind} {problem.At} {problem.At.Slice.ReplaceLineEndings("\\n")}";
}
