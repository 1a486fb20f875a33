using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Reads the notation of <see cref="SchemaText"/>.</summary>
internal static partial class SchemaGrammar
{
    private static readonly ImmutableDictionary<string, ScalarKinds> Primitives = new Dictionary<string, ScalarKinds>
    {
        ["str"] = ScalarKinds.Str,
        ["int"] = ScalarKinds.Int,
        ["num"] = ScalarKinds.Num,
        ["bool"] = ScalarKinds.Bool,
        ["null"] = ScalarKinds.Null,
        ["any"] = ScalarKinds.Any,
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, Regex> Patterns = new Dictionary<string, Regex>
    {
        ["container_name"] = ContainerName(),
        ["pull_policy"] = PullPolicy(),
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, string> Aliases = SchemaText.Types.Split('\n')
        .Select(static line => line.Split(" = ", 2)).ToImmutableDictionary(static parts => parts[0].Trim(), static parts => parts[1].Trim());

    public static IReadOnlyDictionary<string, Definition> Definitions { get; } = Read();

    private static Dictionary<string, Definition> Read()
    {
        var definitions = new Dictionary<string, Definition>(StringComparer.Ordinal);
        var name = "";
        foreach (var line in SchemaText.Definitions.Split('\n'))
        {
            if (!line.StartsWith(' '))
            {
                var head = line.Split(' ');
                name = head[0];
                definitions.Add(name, new Definition(new Dictionary<string, Shape>(StringComparer.Ordinal), [], head.Length > 1));
                continue;
            }

            definitions[name] = line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Aggregate(definitions[name], Add);
        }

        return definitions;
    }

    private static Definition Add(Definition definition, string cell)
    {
        var parts = cell.Split(':', 2);
        var name = parts[0].TrimStart('*');
        return definition with
        {
            Properties = new Dictionary<string, Shape>(definition.Properties, StringComparer.Ordinal) { [name] = Type(parts[1]) },
            Required = parts[0] == name ? definition.Required : definition.Required.Add(name),
        };
    }

    private static Shape Type(string text) => Alternatives(text).Select(Alternative).Aggregate(static (one, other) => one.Or(other));

    private static Shape Alternative(string text)
    {
        if (text[0] == '[')
        {
            var close = text.LastIndexOf(']');
            return new Shape { Item = Type(text[1..close]), HasUniqueItems = text.EndsWith('!') };
        }

        if (text[0] == '{')
        {
            return new Shape { Value = Type(text[1..^1]) };
        }

        if (text[0] == '<')
        {
            return new Shape { Scalars = ScalarKinds.Str, Words = [.. text[1..^1].Split(',')] };
        }

        if (text[0] == '~')
        {
            return new Shape { Scalars = ScalarKinds.Str, Pattern = Patterns[text[1..]] };
        }

        var bounds = text.IndexOf('(', StringComparison.Ordinal);
        var name = bounds < 0 ? text : text[..bounds];
        var shape = Primitives.TryGetValue(name, out var kind) ? new Shape { Scalars = kind }
            : Aliases.TryGetValue(name, out var alias) ? Type(alias)
            : new Shape { Definition = name };
        return bounds < 0 ? shape : shape with { Bounds = Bounds(text[(bounds + 1)..^1]) };
    }

    private static (long Least, long Most) Bounds(string text)
    {
        var parts = text.Split("..");
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1].Length == 0 ? long.MaxValue : long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The parts between bars that stand outside brackets.</summary>
    private static IEnumerable<string> Alternatives(string text)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' or '{' or '<' or '(' => 1, ']' or '}' or '>' or ')' => -1, _ => 0 };
            if (text[i] == '|' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    /// <remarks>Anchored at neither end, as in the schema itself.</remarks>
    [GeneratedRegex("[a-zA-Z0-9][a-zA-Z0-9_.-]+", RegexOptions.ExplicitCapture)]
    private static partial Regex ContainerName();

    [GeneratedRegex("always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+", RegexOptions.ExplicitCapture)]
    private static partial Regex PullPolicy();
}
