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
    public static string Write(ComposeSet set, bool masksSecrets = true)
    {
        var secrets = masksSecrets ? SecretValues.Of(set) : [];
        var tree = masksSecrets ? Tree(set.Model, text => SecretValues.Hide(text, secrets)) : Tree(set.Model);
        return (tree?.ToJsonString(Layout) ?? "{}").ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Whether two values would be printed alike.</summary>
    public static bool AreSame(ComposeNode one, ComposeNode other) => (one, other) switch
    {
        (ComposeMapping first, ComposeMapping second) => first.Entries.Length == second.Entries.Length
            && first.Entries.All(entry => second[entry.Key] is { } same && AreSame(entry.Value, same)),
        (ComposeSequence first, ComposeSequence second) => first.Items.Length == second.Items.Length && first.Items.Zip(second.Items).All(static pair => AreSame(pair.First, pair.Second)),
        (ComposeScalar { Value: string first }, ComposeScalar { Value: string second }) => first == second,
        (ComposeScalar first, ComposeScalar second) => JsonNode.DeepEquals(Value(first, hide: null), Value(second, hide: null)),
        _ => false,
    };

    /// <summary>The value as JSON.</summary>
    public static JsonNode? Tree(ComposeNode node) => Tree(node, hide: null);

    // "hide" is what becomes of a text that may hold a secret; without it all is shown, values under secret names too.
    private static JsonNode? Tree(ComposeNode node, Func<string, string>? hide) => node switch
    {
        ComposeMapping mapping => new JsonObject(mapping.Entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, hide is not null && IsSecret(entry) ? JsonValue.Create(Mask) : Tree(entry.Value, hide)))),
        ComposeSequence list => new JsonArray([.. list.Items.Select(item => Tree(item, hide))]),
        ComposeScalar scalar => Value(scalar, hide),
        _ => null,
    };

    /// <summary>A reference alone is no secret: it says where the value comes from.</summary>
    private static bool IsSecret(ComposeEntry entry) =>
        entry.Value is ComposeScalar { Value: string { Length: > 0 } text } scalar
        && !(scalar.IsHole && HoleText.IsIn(text[..Math.Min(2, text.Length)]) && HoleText.Next(text, 0) == text.Length)
        && SecretNames.IsSecret(entry.Key);

    private static JsonValue? Value(ComposeScalar scalar, Func<string, string>? hide) => scalar.Value switch
    {
        string text => JsonValue.Create(hide is null ? text : hide(text)),
        bool truth => JsonValue.Create(truth),
        long whole => JsonValue.Create(whole),
        double real when double.IsFinite(real) => real == Math.Truncate(real) && Math.Abs(real) < 1e15 ? JsonValue.Create((long)real) : JsonValue.Create(real),
        double real => JsonValue.Create(GoNumber.Print(real)),
        _ => null,
    };
}
