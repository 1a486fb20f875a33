namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Gives every value of the merged model the type that docker compose prints, by <see cref="TypingTable"/>.</summary>
internal static class Typing
{
    /// <summary>Mappings whose keys are anybody's names, so that one of <c>x-</c> is no extension.</summary>
    private static readonly PathTable<string> FreeKeys = new(
        [.. TypingTable.Rows.Patterns.Where(static pattern => TypingTable.Rows.Find(ModelPath.Of(pattern.Split('.'))) == Types.Texts).Select(static pattern => (pattern, pattern)),
            ("services.*.depends_on", ""), ("services.*.networks", ""), ("services.*.ulimits", ""), ("services.*.build.additional_contexts", "")]);

    public static ComposeMapping Apply(LoadSession session, ComposeMapping model) =>
        (ComposeMapping)ComposeTree.Children(model, ModelPath.Top, (node, path) => Visit(session, node, path));

    /// <summary>What begins with <c>x-</c> is printed at the top only; a free key may begin so too.</summary>
    private static bool SchemaExtension(string key, ModelPath path) => key.StartsWith("x-", StringComparison.Ordinal) && FreeKeys.Find(path) is null && path.Segments is not ["services" or "networks" or "volumes" or "secrets" or "configs"] && !path.Segments[0].StartsWith("x-", StringComparison.Ordinal);

    private static ComposeNode? Visit(LoadSession session, ComposeNode node, ModelPath path)
    {
        var made = TypingTable.Rows.Find(path) is { } row ? row(session, node, path) : node;
        if (made is ComposeMapping mapping && path.Depth > 0)
        {
            made = mapping with { Entries = mapping.Entries.RemoveAll(entry => SchemaExtension(entry.Key, path)) };
        }

        return made is null ? null : ComposeTree.Children(made, path, (child, at) => Visit(session, child, at));
    }
}
