using System.Text.Json;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>JSON Schema as its specification says, for the gateways' own schema files, which the engine's verdict is compared with, and for the report's.</summary>
/// <remarks>Written without a look at the engine's check. <c>format: uri</c> is checked as the gateways do, other formats are remarks; lengths are in UTF-16 units, as they count.</remarks>
internal sealed class JsonSchemaOracle(JsonElement root)
{
    private readonly Dictionary<string, Regex> patterns = new(StringComparer.Ordinal);

    public bool Fits(JsonElement value) => Fits(root, value);

    public bool Fits(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.GetBoolean();
        }

        return schema.EnumerateObject().All(keyword => Holds(schema, keyword.Name, keyword.Value, value));
    }

    public JsonElement Resolve(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference)
            ? Resolve(root.GetProperty("$defs").GetProperty((reference.GetString() ?? "").Split('/')[^1]))
            : schema;

    private bool Holds(JsonElement schema, string keyword, JsonElement rule, JsonElement value)
    {
        var isText = value.ValueKind == JsonValueKind.String;
        var isNumber = value.ValueKind == JsonValueKind.Number;
        var isList = value.ValueKind == JsonValueKind.Array;
        var isObject = value.ValueKind == JsonValueKind.Object;
        return keyword switch
        {
            "$schema" or "$defs" or "then" or "title" or "description" => true,
            "$ref" => Fits(Resolve(schema), value),
            "type" => rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(one => IsOf(one, value)) : IsOf(rule, value),
            "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
            "const" => JsonElement.DeepEquals(rule, value),
            "minimum" => !isNumber || value.GetDouble() >= rule.GetDouble(),
            "exclusiveMinimum" => !isNumber || value.GetDouble() > rule.GetDouble(),
            "maximum" => !isNumber || value.GetDouble() <= rule.GetDouble(),
            "minLength" => !isText || Text(value).Length >= rule.GetInt32(),
            "maxLength" => !isText || Text(value).Length <= rule.GetInt32(),
            "pattern" => !isText || Pattern(Text(rule)).IsMatch(Text(value)),
            "format" => !isText || Text(rule) != "uri" || Regex.IsMatch(Text(value), @"^[A-Za-z][A-Za-z0-9+.-]*:.", RegexOptions.Singleline),
            "items" => !isList || (rule.ValueKind == JsonValueKind.Array
                ? rule.EnumerateArray().Zip(value.EnumerateArray()).All(pair => Fits(pair.First, pair.Second))
                : value.EnumerateArray().All(item => Fits(rule, item))),
            "minItems" => !isList || value.GetArrayLength() >= rule.GetInt32(),
            "maxItems" => !isList || value.GetArrayLength() <= rule.GetInt32(),
            "required" => !isObject || rule.EnumerateArray().All(name => value.TryGetProperty(Text(name), out _)),
            "properties" => !isObject || rule.EnumerateObject().All(one => !value.TryGetProperty(one.Name, out var found) || Fits(one.Value, found)),
            "additionalProperties" => !isObject || value.EnumerateObject().All(entry => IsProperty(schema, entry.Name) || Fits(rule, entry.Value)),
            "propertyNames" => !isObject || value.EnumerateObject().All(entry => Fits(rule, JsonSerializer.SerializeToElement(entry.Name))),
            "anyOf" => rule.EnumerateArray().Any(one => Fits(one, value)),
            "oneOf" => rule.EnumerateArray().Count(one => Fits(one, value)) == 1,
            "allOf" => rule.EnumerateArray().All(one => Fits(one, value)),
            "not" => !Fits(rule, value),
            "if" => !Fits(rule, value) || Fits(schema.GetProperty("then"), value),
            _ => throw new NotSupportedException(keyword),
        };
    }

    private static bool IsOf(JsonElement type, JsonElement value) => Text(type) switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Truncate(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        var other => throw new NotSupportedException(other),
    };

    private static bool IsProperty(JsonElement schema, string name) =>
        schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    /// <summary>JavaScript's <c>\d</c> is ASCII, its <c>$</c> the very end.</summary>
    private Regex Pattern(string source)
    {
        if (!patterns.TryGetValue(source, out var made))
        {
            made = new Regex(source.Replace(@"\d", "[0-9]", StringComparison.Ordinal).Replace("$", "(?!\n)$", StringComparison.Ordinal), RegexOptions.CultureInvariant);
            patterns.Add(source, made);
        }

        return made;
    }

    private static string Text(JsonElement value) => value.GetString() ?? "";
}
