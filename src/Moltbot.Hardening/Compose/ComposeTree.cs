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
    public static ComposeNode? Apply(ComposeNode node, ModelPath path, PathStep<Func<ComposeNode, ModelPath, ComposeNode?>> step) =>
        step.Value is { } row
            ? row(node, path)
            : Children(node, path, step, Apply);

    /// <summary>The node with those children made anew that patterns of a table reach; null takes a child out.</summary>
    public static ComposeNode Children<T>(ComposeNode node, ModelPath path, PathStep<T> step, Func<ComposeNode, ModelPath, PathStep<T>, ComposeNode?> make)
        where T : class => node switch
        {
            ComposeMapping mapping => mapping.Map(entry => step.Next(entry.Key) is { } below ? make(entry.Value, path.Next(entry.Key), below) : entry.Value),
            ComposeSequence list when step.Next(ModelPath.Item) is { } below => list.Map(item => make(item, path.Next(ModelPath.Item), below)),
            _ => node,
        };
}
