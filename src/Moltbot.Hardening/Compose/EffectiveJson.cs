using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose;

/// <summary>A model as <c>docker compose config --format json</c> prints it: keys sorted, two blanks an indentation, but a <c>$</c> once and a hole as its own text.</summary>
internal static class EffectiveJson
{
    private const string Mask = "***";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole text, with a line end. Secrets are masked unless the caller compares values.</summary>
    public static string Write(ComposeSet set, bool masksSecrets = true) =>
        (Tree(set.Model, masksSecrets, isSecret: false)?.ToJsonString(Layout) ?? "{}").ReplaceLineEndings("\n") + "\n";

    /// <summary>Whether two values would be printed alike.</summary>
    public static bool AreSame(ComposeNode one, ComposeNode other) => (one, other) switch
    {
        (ComposeMapping first, ComposeMapping second) => first.Entries.Length == second.Entries.Length
            && first.Entries.All(entry => second[entry.Key] is { } same && AreSame(entry.Value, same)),
        (ComposeSequence first, ComposeSequence second) => first.Items.Length == second.Items.Length && first.Items.Zip(second.Items).All(static pair => AreSame(pair.First, pair.Second)),
        (ComposeScalar { Value: string first }, ComposeScalar { Value: string second }) => first == second,
        (ComposeScalar first, ComposeScalar second) => JsonNode.DeepEquals(Value(first, isSecret: false), Value(second, isSecret: false)),
        _ => false,
    };

    /// <summary>The value as JSON.</summary>
    public static JsonNode? Tree(ComposeNode node) => Tree(node, masksSecrets: false, isSecret: false);

    private static JsonNode? Tree(ComposeNode node, bool masksSecrets, bool isSecret) => node switch
    {
        ComposeMapping mapping => new JsonObject(mapping.Entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Tree(entry.Value, masksSecrets, masksSecrets && entry.Value is ComposeScalar && SecretNames.IsSecret(entry.Key))))),
        ComposeSequence list => new JsonArray([.. list.Items.Select(item => Tree(item, masksSecrets, isSecret: false))]),
        ComposeScalar scalar => Value(scalar, isSecret),
        _ => null,
    };

    private static JsonValue? Value(ComposeScalar scalar, bool isSecret) => scalar.Value switch
    {
        string { Length: > 0 } when isSecret && !scalar.IsHole => JsonValue.Create(Mask),
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        long whole => JsonValue.Create(whole),
        double real when double.IsFinite(real) => real == Math.Truncate(real) && Math.Abs(real) < 1e15 ? JsonValue.Create((long)real) : JsonValue.Create(real),
        double real => JsonValue.Create(GoNumber.Print(real)),
        _ => null,
    };
}
