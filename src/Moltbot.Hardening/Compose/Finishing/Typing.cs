namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Gives every value of the merged model the type that docker compose prints, by <see cref="TypingTable"/>, and leaves out what it leaves out.</summary>
internal static class Typing
{
    /// <summary>Mappings whose keys are anybody's names: there, <c>x-</c> is no extension and nothing is a value too.</summary>
    private static readonly PathTable<string> FreeKeys = new(
        [.. TypingTable.Rows.Patterns.Where(static pattern => TypingTable.Rows.Find(ModelPath.Of(pattern.Split('.'))) == Types.Texts).Select(static pattern => (pattern, pattern)),
            ("services.*.depends_on", ""), ("services.*.networks", ""), ("services.*.models", ""), ("services.*.ulimits", ""), ("services.*.build.ulimits", ""),
            ("services.*.build.additional_contexts", ""), ("services", ""), ("networks", ""), ("volumes", ""), ("secrets", ""), ("configs", ""), ("models", "")]);

    public static ComposeMapping Apply(LoadSession session, ComposeMapping model) => model.Map(entry =>
        entry.Key.StartsWith("x-", StringComparison.Ordinal) ? entry.Value : Visit(session, entry.Value, ModelPath.Of(entry.Key)));

    private static ComposeNode? Visit(LoadSession session, ComposeNode node, ModelPath path)
    {
        var typed = TypingTable.Rows.Find(path) is { } row ? row(session, node, path) : node;
        return typed switch
        {
            ComposeMapping mapping => Mapping(session, mapping, path),
            ComposeSequence list when list.Map(item => Visit(session, item, path.Next(ModelPath.Item))) is var items => items.Items.IsEmpty && !IsAlwaysPrinted(path) ? null : items,
            _ => typed,
        };
    }

    private static ComposeMapping? Mapping(LoadSession session, ComposeMapping mapping, ModelPath path)
    {
        if (FreeKeys.Find(path) is null)
        {
            return mapping.Map(entry => IsPrinted(entry, path.Next(entry.Key)) ? Visit(session, entry.Value, path.Next(entry.Key)) : null);
        }

        var values = mapping.Map(entry => Visit(session, entry.Value, path.Next(entry.Key)));
        return values.Entries.IsEmpty && path.Depth > 1 ? null : values;
    }

    private static bool IsPrinted(ComposeEntry entry, ModelPath path) => IsAlwaysPrinted(path)
        || (!entry.Key.StartsWith("x-", StringComparison.Ordinal) && entry.Value is not ComposeScalar { Value: null or "" });

    private static bool IsAlwaysPrinted(ModelPath path) => path.Segments is [.., "command" or "entrypoint"];
}
