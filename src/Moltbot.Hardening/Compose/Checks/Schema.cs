using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Holds what is merged so far to the schema, after each file. What has the wrong form is taken out, so that the rest can be judged.</summary>
internal static class Schema
{
    /// <summary>The kinds whose names it holds to a pattern; networks and models may be called anything.</summary>
    private static readonly string[] Named = ["services", "volumes", "secrets", "configs"];

    public static ComposeMapping Check(LoadSession session, ComposeMapping model)
    {
        foreach (var kind in Named)
        {
            CheckNames(session, model[kind] as ComposeMapping, kind);
        }

        return Fixed(session, model, "top", ModelPath.Top);
    }

    private static void CheckNames(LoadSession session, ComposeMapping? resources, string kind)
    {
        foreach (var entry in resources?.Entries ?? [])
        {
            if (!IsName(entry.Key))
            {
                session.Refuse(ModelPath.Of(kind, entry.Key), entry.KeyOrigin, $"the name {Quote.Value(entry.Key)} is refused by docker compose; write letters, digits, '.', '_' and '-' only");
            }
        }
    }

    private static bool IsName(string name)
    {
        foreach (var unit in name)
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static ComposeNode? Check(LoadSession session, ComposeNode node, Shape shape, ModelPath path)
    {
        if (shape.IsAny)
        {
            return node;
        }

        return node switch
        {
            ComposeMapping mapping when shape.Definition is { } definition => Fixed(session, mapping, definition, path),
            ComposeMapping mapping when shape.Value is { } value => mapping.Map(entry => Check(session, entry.Value, value, path.Next(entry.Key))),
            ComposeSequence list when shape.Item is { } item => List(session, list, shape, item, path),
            ComposeScalar scalar when scalar.IsHole || IsTaken(scalar, shape) => scalar,
            _ => Refuse(session, node, shape, path),
        };
    }

    private static ComposeMapping Fixed(LoadSession session, ComposeMapping mapping, string name, ModelPath path)
    {
        var definition = SchemaGrammar.Definitions[name];
        foreach (var key in definition.Required)
        {
            if (mapping.Find(key) is null)
            {
                session.Refuse(path, mapping.Origin, $"'{path}' has no '{key}', and docker compose needs it; write '{key}: …'");
            }
        }

        return mapping.Map(entry =>
        {
            if (definition.Properties.TryGetValue(entry.Key, out var shape))
            {
                return Check(session, entry.Value, shape, path.Next(entry.Key));
            }

            if (!definition.IsClosed && entry.Key.StartsWith("x-", StringComparison.Ordinal))
            {
                return entry.Value;
            }

            var near = Spelling.Nearest(entry.Key, definition.Properties.Keys);
            session.Refuse(path.Next(entry.Key), entry.KeyOrigin,
                $"{(path.Depth == 0 ? "a compose file" : $"'{path}'")} has no property {Quote.Value(entry.Key)}, so docker compose refuses it; {(near is null ? "remove it, or begin it with 'x-'" : $"write '{near}'")}");
            return null;
        });
    }

    private static ComposeSequence List(LoadSession session, ComposeSequence list, Shape shape, Shape item, ModelPath path)
    {
        var seen = new List<ComposeNode>();
        return list.Map(node =>
        {
            if (Check(session, node, item, path.Next(ModelPath.Item)) is not { } taken)
            {
                return null;
            }

            if (shape.HasUniqueItems && seen.Find(earlier => EffectiveJson.AreSame(earlier, taken)) is { } same)
            {
                session.Refuse(path, taken.Origin with { Via = taken.Origin.Via.Add(new Related(same.Origin.At, "the same item is here")) }, $"an item of '{path}' stands there twice, which docker compose refuses; keep one");
                return null;
            }

            seen.Add(taken);
            return taken;
        });
    }

    private static bool IsTaken(ComposeScalar scalar, Shape shape) => scalar.Value switch
    {
        null => shape.Takes(ScalarKinds.Null),
        bool => shape.Takes(ScalarKinds.Bool),
        long whole => shape.Takes(ScalarKinds.Int | ScalarKinds.Num) && InBounds(whole, shape),
        double real => shape.Takes(ScalarKinds.Num) || (shape.Takes(ScalarKinds.Int) && real == Math.Truncate(real) && InBounds(real, shape)),
        string text => !scalar.IsDate && shape.Takes(ScalarKinds.Str) && (shape.Words.IsEmpty || shape.Words.Contains(text)) && shape.Pattern?.Invoke().IsMatch(text) is not false,
        _ => false,
    };

    private static bool InBounds(double number, Shape shape) => shape.Bounds is not { } bounds || (number >= bounds.Least && number <= bounds.Most);

    private static ComposeNode? Refuse(LoadSession session, ComposeNode node, Shape shape, ModelPath path)
    {
        var what = node switch
        {
            ComposeMapping => "is a mapping",
            ComposeSequence => "is a list",
            ComposeScalar { Value: null } => "is empty",
            ComposeScalar { IsDate: true } date => $"is {Quote.Value(date.Text)}, which YAML reads as a date",
            ComposeScalar scalar => $"is {Quote.Value(scalar.Text)}",
            _ => "",
        };
        session.Refuse(path, node.Origin, $"'{path}' {what}, and docker compose needs {shape.Describe()} here");
        return null;
    }
}
