using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose;

/// <summary>Walks over whole trees.</summary>
internal static class ComposeTree
{
    /// <summary>The tree with one more way noted on every value: how it came to its new place.</summary>
    public static ComposeNode Through(ComposeNode node, Related step) => node switch
    {
        ComposeMapping mapping => ThroughMapping(mapping, step),
        ComposeSequence list => list with { Origin = list.Origin.Through(step), Items = [.. list.Items.Select(item => Through(item, step))] },
        _ => node with { Origin = node.Origin.Through(step) },
    };

    public static ComposeMapping ThroughMapping(ComposeMapping mapping, Related step) => new(
        mapping.Origin.Through(step),
        [.. mapping.Entries.Select(entry => new ComposeEntry(entry.Key, entry.KeyOrigin.Through(step), Through(entry.Value, step)))]);

    /// <summary>Does at each place what a table says, top down: what a row made is not looked into again.</summary>
    public static ComposeNode? Apply(ComposeNode node, ModelPath path, PathTable<Func<ComposeNode, ModelPath, ComposeNode?>> table) =>
        table.Find(path) is { } row
            ? row(node, path)
            : Children(node, path, (child, at) => Apply(child, at, table));

    /// <summary>The node with its children made anew; null takes a child out.</summary>
    public static ComposeNode Children(ComposeNode node, ModelPath path, Func<ComposeNode, ModelPath, ComposeNode?> make) => node switch
    {
        ComposeMapping mapping => mapping.Map(entry => make(entry.Value, path.Next(entry.Key))),
        ComposeSequence list => list.Map(item => make(item, path.Next(ModelPath.Item))),
        _ => node,
    };
}
