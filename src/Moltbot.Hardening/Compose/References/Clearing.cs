using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.References;

/// <summary>Takes out of a model what <c>!reset</c> and <c>!override</c> of a later layer clear. Items of lists have no such place.</summary>
/// <remarks>compose-spec 13-merge.md, "reset value" and "replace value".</remarks>
internal static class Clearing
{
    public static ComposeMapping Apply(ComposeMapping model, ImmutableArray<ModelPath> cleared) =>
        cleared.Aggregate(model, static (here, path) => Remove(here, path.Segments));

    private static ComposeMapping Remove(ComposeMapping model, ReadOnlySpan<string> keys)
    {
        if (keys.Length < 2)
        {
            return keys.IsEmpty ? model : model.Remove(keys[0]);
        }

        return model[keys[0]] is ComposeMapping below ? model.Set(keys[0], Remove(below, keys[1..])) : model;
    }
}
