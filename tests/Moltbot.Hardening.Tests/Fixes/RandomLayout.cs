using System.Text;
using System.Text.Json.Nodes;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>Writes a document as JSON5 in somebody's habits: comments, quotation marks, commas, indentation, line ends.</summary>
internal sealed class RandomLayout
{
    private readonly Random random;
    private readonly string newLine;
    private readonly string unit;
    private readonly bool hasTrailingCommas;
    private readonly bool isStrict;
    private readonly int inlineOdds;
    private readonly string colon;
    private int comments;

    public RandomLayout(Random random)
    {
        this.random = random;
        newLine = Pick("\n", "\n", "\r\n");
        unit = Pick("  ", "    ", "\t", "   ");
        isStrict = random.Next(3) == 0;
        hasTrailingCommas = !isStrict && random.Next(2) == 0;
        inlineOdds = Pick(0, 2, 5, 10);
        colon = Pick(": ", ": ", ":");
    }

    /// <summary>The comments that stand on lines of their own.</summary>
    public List<string> LineComments { get; } = [];

    public string Write(JsonObject root) => (isStrict || random.Next(2) == 0 ? "" : Comment("") + newLine) + Value(root, "") + Pick("", newLine);

    private string Value(JsonNode? node, string indent) => node switch
    {
        JsonObject found => Collection('{', '}', [.. found.Select(member => Key(member.Key) + colon + Value(member.Value, indent + unit))], indent),
        JsonArray list => Collection('[', ']', [.. list.Select(item => Value(item, indent + unit))], indent),
        JsonValue value when value.TryGetValue<string>(out var text) => Text(text),
        _ => node?.ToJsonString() ?? "null",
    };

    private string Collection(char open, char close, string[] elements, string indent)
    {
        if (elements.Length == 0)
        {
            return $"{open}{close}";
        }

        var isInline = random.Next(10) < inlineOdds && !elements.Any(static element => element.AsSpan().ContainsAny('\n', '\r') || element.Contains("//", StringComparison.Ordinal));
        if (isInline)
        {
            var space = Pick("", " ");
            return open + space + string.Join(Pick(",", ", "), elements) + (hasTrailingCommas && random.Next(2) == 0 ? "," : "") + space + close;
        }

        var text = new StringBuilder().Append(open).Append(newLine);
        for (var i = 0; i < elements.Length; i++)
        {
            if (!isStrict && random.Next(6) == 0)
            {
                text.Append(indent + unit).Append(Comment(indent + unit)).Append(newLine);
            }

            text.Append(indent + unit).Append(elements[i]).Append(i + 1 < elements.Length || hasTrailingCommas ? "," : "");
            text.Append(isStrict ? "" : random.Next(8) switch { 0 => " // behind", 1 => " /* behind */", 2 => "  ", _ => "" }).Append(newLine);
        }

        return text.Append(indent).Append(close).ToString();
    }

    private string Comment(string indent)
    {
        var number = ++comments;
        var text = random.Next(3) == 0 ? $"/* kept {number}:{newLine}{indent}   still */" : $"// kept {number}";
        LineComments.Add(text);
        return text;
    }

    private string Key(string key) => isStrict ? $"\"{key}\""
        : key.All(char.IsAsciiLetter) && random.Next(2) == 0 ? key
        : random.Next(2) == 0 ? $"'{key}'" : $"\"{key}\"";

    private string Text(string text) => isStrict || random.Next(2) == 0 ? $"\"{text}\"" : $"'{text}'";

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
