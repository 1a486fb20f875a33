namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Gives every value of the merged model the type that docker compose prints, by <see cref="TypingTable"/>, and leaves out what it leaves out.</summary>
internal sealed class Typing
{
    /// <summary>Mappings whose keys are anybody's names: there, <c>x-</c> is no extension and nothing is a value too.</summary>
    private static readonly PathTable<string> FreeKeys = new(
        [.. TypingTable.Rows.Patterns.Where(static pattern => TypingTable.Rows.Find(ModelPath.Of(pattern.Split('.'))) is { } type && (type == Types.Texts || type == Types.PlainTexts)).Select(static pattern => (pattern, pattern)),
            ("services.*.depends_on", ""), ("services.*.networks", ""), ("services.*.models", ""), ("services.*.ulimits", ""), ("services.*.build.ulimits", ""),
            ("services.*.build.additional_contexts", ""), ("services", ""), ("networks", ""), ("volumes", ""), ("secrets", ""), ("configs", ""), ("models", "")]);

    private static readonly Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>[] EmptyText = [Types.Size, Types.Duration, Types.Mode, Types.Test, Types.List];

    private readonly LoadSession session;
    private readonly ModelTrail trail = new();

    private Typing(LoadSession session) => this.session = session;

    public static ComposeMapping Apply(LoadSession session, ComposeMapping model)
    {
        var typing = new Typing(session);
        var edit = new MappingEdit(model);
        for (var i = 0; i < model.Entries.Length; i++)
        {
            var entry = model.Entries[i];
            edit.Put(i, IsExtension(entry) ? entry.Value : typing.Below(entry, TypingTable.Rows.Top, FreeKeys.Top));
        }

        return edit.Finish();
    }

    private ComposeNode? Visit(ComposeNode node, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>>? types, PathStep<string>? free) =>
        (types?.Value is { } row ? row(session, node, trail) : node) switch
        {
            ComposeMapping mapping when free?.Value is null => Fixed(mapping, types, free),
            ComposeMapping mapping => Free(mapping, types, free),
            ComposeSequence list => List(list, types?.Next(ModelPath.Item), free?.Next(ModelPath.Item)),
            var typed => typed,
        };

    private ComposeNode? Below(ComposeEntry entry, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>>? types, PathStep<string>? free)
    {
        trail.Down(entry.Key);
        var value = Visit(entry.Value, types?.Next(entry.Key), free?.Next(entry.Key));
        trail.Up();
        return value;
    }

    private ComposeMapping Fixed(ComposeMapping mapping, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>>? types, PathStep<string>? free)
    {
        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            edit.Put(i, IsPrinted(mapping.Entries[i]) || JudgesEmptyText(mapping.Entries[i], types) ? Below(mapping.Entries[i], types, free) : null);
        }

        return edit.Finish();
    }

    private ComposeMapping? Free(ComposeMapping mapping, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>>? types, PathStep<string>? free)
    {
        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            edit.Put(i, Below(mapping.Entries[i], types, free));
        }

        var values = edit.Finish();
        return values.Entries.IsEmpty && trail.Depth > 1 ? null : values;
    }

    private ComposeSequence? List(ComposeSequence list, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>>? types, PathStep<string>? free)
    {
        var key = trail.Key;
        var edit = new SequenceEdit(list);
        trail.Down(ModelPath.Item);
        for (var i = 0; i < list.Items.Length; i++)
        {
            edit.Put(i, Visit(list.Items[i], types, free));
        }

        trail.Up();
        var items = edit.Finish();
        return items.Items.IsEmpty && !IsAlwaysPrinted(key) ? null : items;
    }

    private static bool IsPrinted(ComposeEntry entry) => IsAlwaysPrinted(entry.Key)
        || (!IsExtension(entry) && entry.Value is not ComposeScalar { Value: null or "" });

    /// <summary>Whether an empty text is more than nothing where it stands: refused as a size or a time, or an item of a list.</summary>
    private static bool JudgesEmptyText(ComposeEntry entry, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>>? types) =>
        entry.Value is ComposeScalar { Value: "" } && types?.Next(entry.Key)?.Value is { } type && EmptyText.Contains(type);

    private static bool IsExtension(ComposeEntry entry) => entry.Key.StartsWith("x-", StringComparison.Ordinal);

    private static bool IsAlwaysPrinted(string key) => key is "command" or "entrypoint";
}
