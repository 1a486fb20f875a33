using System.Globalization;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Reads the notation of <see cref="SchemaText"/>.</summary>
internal static partial class SchemaGrammar
{
    private static readonly Dictionary<string, string> Aliases = ReadAliases();

    private static readonly Dictionary<string, Definition> Named = new(StringComparer.Ordinal);

    /// <summary>A whole compose model.</summary>
    public static Definition Top { get; } = Read();

    /// <summary>Every definition by its name.</summary>
    public static IReadOnlyDictionary<string, Definition> Definitions => Named;

    private static Dictionary<string, string> ReadAliases()
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in SchemaText.Types.Split('\n'))
        {
            var parts = line.Split(" = ", 2);
            aliases.Add(parts[0].Trim(), parts[1].Trim());
        }

        return aliases;
    }

    private static Definition Read()
    {
        var definition = new Definition();
        foreach (var line in SchemaText.Definitions.Split('\n'))
        {
            if (!line.StartsWith(' '))
            {
                var head = line.Split(' ');
                definition = Find(head[0]);
                definition.IsClosed = head.Length > 1;
                continue;
            }

            foreach (var cell in line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var parts = cell.Split(':', 2);
                var key = parts[0].TrimStart('*');
                definition.Properties.Add(key, Type(parts[1]));
                if (parts[0] != key)
                {
                    definition.Required.Add(key);
                }
            }
        }

        return Find("top");
    }

    private static Definition Find(string name)
    {
        if (!Named.TryGetValue(name, out var definition))
        {
            definition = new Definition();
            Named.Add(name, definition);
        }

        return definition;
    }

    private static Shape Type(string text)
    {
        Shape? type = null;
        foreach (var alternative in Alternatives(text))
        {
            var shape = Alternative(alternative);
            type = type is null ? shape : type.Or(shape);
        }

        return type ?? new Shape();
    }

    private static Shape Alternative(string text)
    {
        if (text[0] == '[')
        {
            var close = text.LastIndexOf(']');
            return new Shape { Item = Type(text[1..close]), HasUniqueItems = text.EndsWith('!') };
        }

        if (text[0] == '{')
        {
            return new Shape { Value = Type(text[1..text.LastIndexOf('}')]), HasNamedKeys = text.EndsWith('!') };
        }

        if (text[0] == '<')
        {
            return new Shape { Scalars = ScalarKinds.Str, Words = [.. text[1..^1].Split(',')] };
        }

        if (text[0] == '~')
        {
            return new Shape { Scalars = ScalarKinds.Str, Pattern = text[1..] == "container_name" ? ContainerName : PullPolicy };
        }

        var bounds = text.IndexOf('(', StringComparison.Ordinal);
        var name = bounds < 0 ? text : text[..bounds];
        var shape = Primitive(name) is var kind and not ScalarKinds.None ? new Shape { Scalars = kind }
            : Aliases.TryGetValue(name, out var alias) ? Type(alias)
            : new Shape { Definition = Find(name) };
        return bounds < 0 ? shape : shape with { Bounds = Bounds(text[(bounds + 1)..^1]) };
    }

    private static ScalarKinds Primitive(string name) => name switch
    {
        "str" => ScalarKinds.Str,
        "int" => ScalarKinds.Int,
        "num" => ScalarKinds.Num,
        "bool" => ScalarKinds.Bool,
        "null" => ScalarKinds.Null,
        "any" => ScalarKinds.Any,
        _ => ScalarKinds.None,
    };

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
