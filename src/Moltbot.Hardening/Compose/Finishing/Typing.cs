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
        entry.Key.StartsWith("x-", StringComparison.Ordinal) ? entry.Value : Visit(session, entry.Value, ModelPath.Of(entry.Key), TypingTable.Rows.Top.Next(entry.Key), FreeKeys.Top.Next(entry.Key)));

    private static ComposeNode? Visit(LoadSession session, ComposeNode node, ModelPath path, PathStep<Func<LoadSession, ComposeNode, ModelPath, ComposeNode?>>? types, PathStep<string>? free)
    {
        var typed = types?.Value is { } row ? row(session, node, path) : node;
        switch (typed)
        {
            case ComposeMapping mapping when free?.Value is null:
                return mapping.Map(entry => IsPrinted(entry) ? Below(entry.Value, entry.Key) : null);
            case ComposeMapping mapping:
                var values = mapping.Map(entry => Below(entry.Value, entry.Key));
                return values.Entries.IsEmpty && path.Depth > 1 ? null : values;
            case ComposeSequence list:
                var items = list.Map(item => Below(item, ModelPath.Item));
                return items.Items.IsEmpty && !IsAlwaysPrinted(path.Key) ? null : items;
            default:
                return typed;
        }

        ComposeNode? Below(ComposeNode child, string key) => Visit(session, child, path.Next(key), types?.Next(key), free?.Next(key));
    }

    private static bool IsPrinted(ComposeEntry entry) => IsAlwaysPrinted(entry.Key)
        || (!entry.Key.StartsWith("x-", StringComparison.Ordinal) && entry.Value is not ComposeScalar { Value: null or "" });

    private static bool IsAlwaysPrinted(string key) => key is "command" or "entrypoint";
}
