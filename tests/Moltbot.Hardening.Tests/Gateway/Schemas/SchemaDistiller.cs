using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Tests.Gateway.Schemas;

/// <summary>Makes a schema file of the engine (format: <c>SchemaLine</c>) from a gateway's JSON Schema. A keyword that it does not know throws.</summary>
/// <remarks>
/// A type that is long and stands in several places, and every section and channel, gets a line of its own: the engine reads only the lines that a
/// configuration touches. What draft 2020-12 treats as a remark (<c>format</c>) is kept where a gateway checks it.
/// </remarks>
internal sealed partial class SchemaDistiller
{
    private const int ShortEnough = 24;

    private readonly JsonElement root;
    private bool isCounting = true;
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> lines = new(StringComparer.Ordinal);

    private SchemaDistiller(JsonElement root) => this.root = root;

    public static string Distill(Product product, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var distiller = new SchemaDistiller(document.RootElement);

        // The first round counts how often each type stands somewhere, the second names those that are worth a line.
        _ = distiller.Type(document.RootElement, [], isNamed: false);
        distiller.isCounting = false;
        var whole = distiller.Type(document.RootElement, [], isNamed: true);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {product.Name} {product.ExaminedVersion}: the keys of its configuration, their types, values and ranges, as the program's own schema gave them on 2026-11-22.\n");
        text.Append("# Written by SchemaDistiller of the tests; the format stands at SchemaLine.\n");
        text.Append("root = ").Append(whole).Append('\n');
        foreach (var (name, line) in distiller.lines)
        {
            text.Append(name).Append(" = ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private string Type(JsonElement schema, string[] path, bool isNamed)
    {
        if (schema.ValueKind == JsonValueKind.True || (schema.ValueKind == JsonValueKind.Object && !schema.EnumerateObject().Any()))
        {
            return "any";
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()?.Split('/')[^1] ?? "";
            return Type(root.GetProperty("$defs").GetProperty(name), path, isNamed);
        }

        var text = Inline(schema, path, isNamed);
        if (!isNamed)
        {
            if (isCounting)
            {
                uses[text] = uses.GetValueOrDefault(text) + 1;
            }

            return text;
        }

        var plain = Inline(schema, path, isNamed: false);
        var isSection = path is [_] or ["channels", _] && plain.Length > ShortEnough;
        return path.Length > 0 && plain.Length > ShortEnough && (isSection || uses[plain] > 1) ? "@" + Name(plain, text, path) : text;
    }

    private string Name(string plain, string text, string[] path)
    {
        if (names.TryGetValue(plain, out var known))
        {
            return known;
        }

        var name = NotOfAName().Replace(string.Join('.', path.TakeLast(2)), "");
        var free = name;
        for (var i = 2; lines.ContainsKey(free); i++)
        {
            free = $"{name}.{i}";
        }

        names.Add(plain, free);
        lines.Add(free, text);
        return free;
    }

    private string Inline(JsonElement schema, string[] path, bool isNamed)
    {
        var parts = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal) { "$schema", "$defs", "type" };
        string[] types = schema.TryGetProperty("type", out var type) ? [.. type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(Text) : [Text(type)]] : [];

        if (Take("enum") is { } values)
        {
            parts.Add(Union(values.EnumerateArray().Select(Literal)));
        }
        else if (Take("const") is { } value)
        {
            parts.Add(Literal(value));
        }
        else if (types.Length > 0)
        {
            parts.Add(Union(types.Select(Simple)));
        }
        else if (schema.TryGetProperty("properties", out _) || schema.TryGetProperty("required", out _))
        {
            parts.Add(Simple("object"));
        }
        else if (schema.TryGetProperty("pattern", out _))
        {
            parts.Add(Simple("string"));
        }

        foreach (var union in (string[])["anyOf", "oneOf"])
        {
            if (Take(union) is { } branches)
            {
                AssertTold(union, branches);
                parts.Add(Union(branches.EnumerateArray().Select(branch => Type(branch, path, isNamed))));
            }
        }

        parts.AddRange(Take("allOf") is { } all ? all.EnumerateArray().Select(part => Group(Type(part, path, isNamed))) : []);
        if (Take("not") is { } not)
        {
            parts.Add("!" + Group(Type(not, path, isNamed)));
        }

        if (Take("if") is { } condition && Take("then") is { } consequence)
        {
            parts.Add($"(!{Group(Type(condition, path, isNamed))}|{Group(Type(consequence, path, isNamed))})");
        }

        Assert.Empty(schema.EnumerateObject().Select(static keyword => keyword.Name).Except(known));

        return parts.Count == 1 ? parts[0] : string.Join('&', parts.Select(Group));

        JsonElement? Take(string keyword)
        {
            known.Add(keyword);
            return schema.TryGetProperty(keyword, out var found) ? found : null;
        }

        string Simple(string name) => name switch
        {
            "string" => "str" + Range("minLength", "maxLength") + (Take("format") is { } format && Text(format) == "uri" ? ":uri" : "")
                + (Take("pattern") is { } pattern ? $"`{Text(pattern)}`" : ""),
            "integer" => Whole("int" + Range("minimum", "maximum")),
            "number" => "num" + Range("minimum", "maximum"),
            "boolean" => "bool",
            "null" => "null",
            "array" => List(),
            "object" => Object(),
            _ => throw new NotSupportedException(name),
        };

        string Range(string least, string most)
        {
            var from = Take(least) is { } minimum ? minimum.GetRawText() : "";
            from = least == "minimum" && Take("exclusiveMinimum") is { } over ? ">" + over.GetRawText() : from;
            var to = Take(most) is { } maximum ? maximum.GetRawText() : "";
            return from.Length + to.Length == 0 ? "" : $"({from}..{to})";
        }

        string List()
        {
            var count = Range("minItems", "maxItems");
            if (Take("items") is not { } items)
            {
                return "[any]" + count;
            }

            if (items.ValueKind != JsonValueKind.Array)
            {
                return $"[{Type(items, [.. path, "item"], isNamed)}]{count}";
            }

            Assert.Equal($"({items.GetArrayLength()}..{items.GetArrayLength()})", count);
            return $"tuple({string.Join(',', items.EnumerateArray().Select(item => Type(item, path, isNamed)))})";
        }

        string Object()
        {
            var required = Take("required") is { } names ? names.EnumerateArray().Select(Text).ToHashSet() : [];
            var properties = Take("properties") is { } found ? found.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value) : [];
            var members = properties.Select(p => $"{Key(p.Key)}{(required.Remove(p.Key) ? "!" : "")}:{Type(p.Value, [.. path, p.Key], isNamed)}").ToList();
            members.AddRange(required.Select(static key => $"{Key(key)}!:any"));
            var rule = Take("propertyNames") is { } keys ? Type(keys, [.. path, "name"], isNamed: false)["str".Length..] : "";
            Assert.True(rule.Length == 0 || properties.Count == 0, "a rule for names beside known names has no form here");
            if (Take("additionalProperties") is not { ValueKind: JsonValueKind.False })
            {
                members.Add($"*{rule}:{(Take("additionalProperties") is { } others ? Type(others, [.. path, "each"], isNamed) : "any")}");
            }

            return $"{{{string.Join(',', members)}}}";
        }
    }

    /// <summary>That of <c>oneOf</c> at most one can hold: each branch is an object that requires a fixed value of its own under one key.</summary>
    private void AssertTold(string keyword, JsonElement branches)
    {
        if (keyword != "oneOf")
        {
            return;
        }

        var tags = branches.EnumerateArray().Select(Resolve).Select(branch => branch.GetProperty("required").EnumerateArray().Select(Text)
            .Where(key => branch.GetProperty("properties").GetProperty(key).TryGetProperty("const", out _))
            .ToDictionary(static key => key, key => Text(branch.GetProperty("properties").GetProperty(key).GetProperty("const")))).ToArray();
        Assert.Contains(tags[0].Keys, key => tags.Select(tag => tag.GetValueOrDefault(key)).Where(static tag => tag is not null).Distinct().Count() == tags.Length);
    }

    private JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Resolve(root.GetProperty("$defs").GetProperty(Text(reference).Split('/')[^1])) : schema;

    private static string Text(JsonElement value) => value.GetString() ?? throw new NotSupportedException("text expected");

    private static string Whole(string text) => text switch
    {
        "int(0..9007199254740991)" => "nat",
        "int(>0..9007199254740991)" => "pos",
        _ => text,
    };

    private static string Literal(JsonElement value) => value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : value.GetRawText();

    private static string Key(string key) => NotOfAName().IsMatch(key) ? $"'{key}'" : key;

    private static string Union(IEnumerable<string> branches) => string.Join('|', branches);

    private static string Group(string type) => type.Contains('|') || type.Contains('&') ? $"({type})" : type;

    [GeneratedRegex(@"[^A-Za-z0-9_.$-]")]
    private static partial Regex NotOfAName();
}
