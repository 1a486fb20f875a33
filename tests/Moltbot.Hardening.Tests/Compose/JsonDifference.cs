using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>Where two JSON values differ first.</summary>
internal static class JsonDifference
{
    /// <summary>A pointer with both values, or null where they are the same. Numbers are compared by their value.</summary>
    public static string? Of(JsonNode? expected, JsonNode? actual, string pointer = "") => (expected, actual) switch
    {
        (JsonObject one, JsonObject other) => one.Select(static pair => pair.Key).Union(other.Select(static pair => pair.Key)).Order(StringComparer.Ordinal)
            .Select(key => one.ContainsKey(key) && other.ContainsKey(key) ? Of(one[key], other[key], $"{pointer}/{key}") : $"{pointer}/{key}: {(one.ContainsKey(key) ? $"expected {Text(one[key])}, is missing" : $"unexpected {Text(other[key])}")}")
            .FirstOrDefault(static difference => difference is not null),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.Select((item, i) => Of(item, other[i], $"{pointer}/{i}")).FirstOrDefault(static difference => difference is not null),
        (JsonValue one, JsonValue other) when IsNumber(one) && IsNumber(other) && Math.Abs(Number(one) - Number(other)) < 1e-6 => null,
        _ => JsonNode.DeepEquals(expected, actual) ? null : $"{pointer}: expected {Text(expected)}, is {Text(actual)}",
    };

    private static bool IsNumber(JsonValue value) => value.GetValueKind() == JsonValueKind.Number;

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
