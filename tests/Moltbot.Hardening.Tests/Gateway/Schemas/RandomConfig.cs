using System.Text.Json;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Gateway.Schemas;

/// <summary>Random documents that fit a JSON Schema, and one small change to one of them.</summary>
internal sealed class RandomConfig(JsonElement root, int seed)
{
    private static readonly string[] Words =
    [
        "", "a", "abc", "token", "loopback", "open", "auto", "*", "#a1b2c3", "a1b2c3", "https://host/x", "http://h", "wss://host", "/abs/path", "env", "default",
        "GATEWAY_TOKEN", "5m", "24h", "30d", "90m", "12", "me@host.tld", "openai:x", "github:me", "profile:x", "group:x", "https://team.cloudflareaccess.com",
        "123e4567-e89b-42d3-a456-426614174000", "2026-01-02T03:04:05Z", "constructor", "one two", "a,b", "x.y", "-dash", " pad ", "ghp_0123456789abcdef0123456789abcdef",
    ];

    private static readonly double[] Numbers = [-1, 0, 0.1, 0.5, 1, 2, 3, 4, 5, 10, 11, 12, 24, 60, 64, 100, 250, 1000, 1440, 4320, 5000, 10000, 10080, 18789, 65535, 65536, 120000, 1e15, 1e17, 2.5];

    private readonly JsonSchemaOracle oracle = new(root);
    private readonly Random random = new(seed);

    /// <summary>A document that fits, with a few of the sections.</summary>
    public JsonNode Fitting()
    {
        while (true)
        {
            var made = Make(root, depth: 0);
            if (made is not null && oracle.Fits(JsonSerializer.SerializeToElement(made)))
            {
                return made;
            }
        }
    }

    /// <summary>Changes one place: a key added, renamed or removed, or a value put in place of another. It may still fit; the oracle says.</summary>
    public JsonNode Mutated(JsonNode document)
    {
        var copy = document.DeepClone();
        var places = new List<JsonNode>();
        Collect(copy, places);
        switch (places[random.Next(places.Count)])
        {
            case JsonObject found when random.Next(3) == 0 || found.Count == 0:
                found[random.Next(2) == 0 ? "unheardOf" : Word()] = Any();
                break;
            case JsonObject found:
                var (name, value) = found.ElementAt(random.Next(found.Count));
                found.Remove(name);
                if (random.Next(3) > 0)
                {
                    found[random.Next(2) == 0 ? name + "s" : name] = random.Next(2) == 0 ? value?.DeepClone() : Any();
                }

                break;
            case JsonArray found when found.Count > 0 && random.Next(2) == 0:
                found.RemoveAt(random.Next(found.Count));
                break;
            case JsonArray found:
                found.Add(Any());
                break;
            default:
                throw new InvalidOperationException("only what holds others is collected");
        }

        return copy;
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is JsonObject or JsonArray)
        {
            places.Add(node);
        }

        foreach (var child in node is JsonObject found ? found.Select(static entry => entry.Value) : node is JsonArray list ? list : [])
        {
            Collect(child, places);
        }
    }

    private JsonNode? Make(JsonElement given, int depth)
    {
        var schema = oracle.Resolve(given);
        if (schema.ValueKind != JsonValueKind.Object || !schema.EnumerateObject().Any())
        {
            return Any();
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return JsonNode.Parse(Pick(values).GetRawText());
        }

        if (schema.TryGetProperty("const", out var fixedValue))
        {
            return JsonNode.Parse(fixedValue.GetRawText());
        }

        if (schema.TryGetProperty("anyOf", out var branches) || schema.TryGetProperty("oneOf", out branches))
        {
            return Make(Pick(branches), depth);
        }

        if (schema.TryGetProperty("allOf", out var parts) && !schema.TryGetProperty("properties", out _))
        {
            return Fitted(schema, () => Make(parts[0], depth));
        }

        var type = schema.TryGetProperty("type", out var one) ? (one.ValueKind == JsonValueKind.Array ? Pick(one) : one).GetString() : "string";
        return type switch
        {
            "object" => MakeObject(schema, depth),
            "array" => MakeArray(schema, depth),
            "boolean" => random.Next(2) == 0,
            "null" => null,
            "string" => Fitted(schema, () => Word()),
            _ => Fitted(schema, () => Numbers[random.Next(Numbers.Length)]),
        };
    }

    private JsonObject MakeObject(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(static name => name.GetString()).ToHashSet() : [];
        if (schema.TryGetProperty("properties", out var properties))
        {
            var count = properties.EnumerateObject().Count();
            foreach (var property in properties.EnumerateObject())
            {
                if (required.Contains(property.Name) || (depth < 7 && random.Next(count) < 4))
                {
                    made[property.Name] = Make(property.Value, depth + 1);
                }
            }
        }

        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object && depth < 7)
        {
            for (var i = random.Next(3); i > 0; i--)
            {
                made[schema.TryGetProperty("propertyNames", out var rule) ? Fitted(rule, () => Word())?.GetValue<string>() ?? "x" : Word()] = Make(others, depth + 1);
            }
        }

        return made;
    }

    private JsonArray MakeArray(JsonElement schema, int depth)
    {
        var made = new JsonArray();
        var items = schema.TryGetProperty("items", out var item) ? item : default;
        if (items.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in items.EnumerateArray())
            {
                made.Add(Make(one, depth + 1));
            }

            return made;
        }

        var least = schema.TryGetProperty("minItems", out var minimum) ? minimum.GetInt32() : 0;
        for (var i = least + (depth < 7 ? random.Next(3) : 0); i > 0; i--)
        {
            made.Add(items.ValueKind == JsonValueKind.Undefined ? Any() : Make(items, depth + 1));
        }

        return made;
    }

    /// <summary>Tries until one fits; some patterns are met by no word, then any is returned and the whole document is thrown away.</summary>
    private JsonNode? Fitted(JsonElement schema, Func<JsonNode?> make)
    {
        for (var i = 0; i < 60; i++)
        {
            var made = make();
            if (oracle.Fits(schema, JsonSerializer.SerializeToElement(made)))
            {
                return made;
            }
        }

        return make();
    }

    private JsonNode? Any() => random.Next(6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => Numbers[random.Next(Numbers.Length)],
        3 => new JsonArray(Word()),
        4 => new JsonObject { [Word()] = Word() },
        _ => Word(),
    };

    private string Word() => Words[random.Next(Words.Length)];

    private JsonElement Pick(JsonElement list) => list[random.Next(list.GetArrayLength())];
}
