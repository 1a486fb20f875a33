using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Holds what is merged so far to the schema, after each file. What has the wrong form is taken out, so that the rest can be judged.</summary>
internal sealed class Schema
{
    /// <summary>The kinds whose names it holds to a pattern; networks and models may be called anything.</summary>
    private static readonly string[] Named = ["services", "volumes", "secrets", "configs"];

    private readonly LoadSession session;
    private readonly ModelTrail trail = new();

    private Schema(LoadSession session) => this.session = session;

    public static ComposeMapping Check(LoadSession session, ComposeMapping model)
    {
        foreach (var kind in Named)
        {
            CheckNames(session, model[kind] as ComposeMapping, kind);
        }

        return new Schema(session).Fixed(model, SchemaGrammar.Top);
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

    private ComposeNode? Check(ComposeNode node, Shape shape)
    {
        if (shape.IsAny)
        {
            return node;
        }

        return node switch
        {
            ComposeScalar scalar when scalar.IsHole || IsTaken(scalar, shape) => scalar,
            ComposeMapping mapping when shape.Definition is { } definition => Fixed(mapping, definition),
            ComposeMapping mapping when shape.Value is { } value => Free(mapping, value, shape.HasNamedKeys),
            ComposeSequence list when shape.Item is { } item => List(list, shape, item),
            _ => Refuse(node, shape),
        };
    }

    private ComposeMapping Fixed(ComposeMapping mapping, Definition definition)
    {
        foreach (var key in definition.Required)
        {
            if (mapping.Find(key) is null)
            {
                session.Refuse(trail, mapping.Origin, $"'{trail}' has no '{key}', and docker compose needs it; write '{key}: …'");
            }
        }

        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            trail.Down(entry.Key);
            edit.Put(i, definition.Properties.TryGetValue(entry.Key, out var shape) ? Check(entry.Value, shape) : Unknown(entry, definition));
            trail.Up();
        }

        return edit.Finish();
    }

    private ComposeNode? Unknown(ComposeEntry entry, Definition definition)
    {
        if (!definition.IsClosed && entry.Key.StartsWith("x-", StringComparison.Ordinal))
        {
            return entry.Value;
        }

        var near = Spelling.Nearest(entry.Key, definition.Properties.Keys);
        var path = trail.Path;
        session.Refuse(path, entry.KeyOrigin,
            $"{(path.Depth == 1 ? "a compose file" : $"'{path.Parent}'")} has no property {Quote.Value(entry.Key)}, so docker compose refuses it; {(near is null ? "remove it, or begin it with 'x-'" : $"write '{near}'")}");
        return null;
    }

    private ComposeMapping Free(ComposeMapping mapping, Shape value, bool hasNamedKeys)
    {
        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            if (hasNamedKeys && mapping.Entries[i].Key.Length == 0)
            {
                session.Refuse(trail, mapping.Entries[i].KeyOrigin, $"a key of '{trail}' is empty, which docker compose refuses; write a name");
                edit.Put(i, null);
                continue;
            }

            trail.Down(mapping.Entries[i].Key);
            edit.Put(i, Check(mapping.Entries[i].Value, value));
            trail.Up();
        }

        return edit.Finish();
    }

    private ComposeSequence List(ComposeSequence list, Shape shape, Shape item)
    {
        var edit = new SequenceEdit(list);
        var seen = shape.HasUniqueItems && list.Items.Length > 1 ? new List<ComposeNode>(list.Items.Length) : null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            trail.Down(ModelPath.Item);
            var taken = Check(list.Items[i], item);
            trail.Up();
            if (taken is not null && seen is not null)
            {
                taken = IsRepeated(taken, seen) ? null : taken;
            }

            edit.Put(i, taken);
        }

        return edit.Finish();
    }

    private bool IsRepeated(ComposeNode item, List<ComposeNode> seen)
    {
        foreach (var earlier in seen)
        {
            if (EffectiveJson.AreSame(earlier, item))
            {
                session.Refuse(trail, item.Origin.Through(new Related(earlier.Origin.At, "the same item is here")), $"an item of '{trail}' stands there twice, which docker compose refuses; keep one");
                return true;
            }
        }

        seen.Add(item);
        return false;
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

    private ComposeNode? Refuse(ComposeNode node, Shape shape)
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
        session.Refuse(trail, node.Origin, $"'{trail}' {what}, and docker compose needs {shape.Describe()} here");
        return null;
    }
}
