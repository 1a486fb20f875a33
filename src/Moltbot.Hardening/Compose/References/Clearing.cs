using Moltbot.Hardening.Compose.Reading;

namespace Moltbot.Hardening.Compose.References;

/// <summary>Takes out of a model what <c>!reset</c> and <c>!override</c> of a later layer clear. Items of lists have no such place.</summary>
/// <remarks>compose-spec 13-merge.md, "reset value" and "replace value".</remarks>
internal static class Clearing
{
    public static ComposeMapping Apply(LoadSession session, ComposeMapping model, Layer layer)
    {
        foreach (var path in layer.Cleared)
        {
            var keys = path.Segments;
            if (Find(model, keys) is { } cleared)
            {
                session.Replace(path, cleared, Nearest(layer.Root, keys));
                model = Remove(model, keys);
            }
        }

        return model;
    }

    private static ComposeNode? Find(ComposeMapping model, ReadOnlySpan<string> keys)
    {
        ComposeNode? node = model;
        foreach (var key in keys)
        {
            node = (node as ComposeMapping)?[key];
        }

        return node;
    }

    /// <summary>Where a layer writes a path, or as much of it as it writes: a value that is reset is not in it.</summary>
    private static Origin Nearest(ComposeMapping root, ReadOnlySpan<string> keys)
    {
        ComposeNode node = root;
        foreach (var key in keys)
        {
            node = (node as ComposeMapping)?[key] ?? node;
        }

        return node.Origin;
    }

    private static ComposeMapping Remove(ComposeMapping model, ReadOnlySpan<string> keys)
    {
        if (keys.Length < 2)
        {
            return keys.IsEmpty ? model : model.Remove(keys[0]);
        }

        return model[keys[0]] is ComposeMapping below ? model.Set(keys[0], Remove(below, keys[1..])) : model;
    }
}
