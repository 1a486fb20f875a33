namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Writes short forms out, after each file, by <see cref="LongFormTable"/>.</summary>
internal sealed class LongForm
{
    private readonly LoadSession session;
    private readonly ModelTrail trail = new();

    private LongForm(LoadSession session) => this.session = session;

    public static ComposeMapping Apply(LoadSession session, ComposeMapping model) => new LongForm(session).Visit(model, LongFormTable.Rows.Top);

    private ComposeNode? Visit(ComposeNode node, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>> step) =>
        (step.Value is { } row ? row(session, node, trail) : node) switch
        {
            ComposeMapping mapping => Visit(mapping, step),
            ComposeSequence list when step.Next(ModelPath.Item) is { } below => Visit(list, below),
            var made => made,
        };

    private ComposeMapping Visit(ComposeMapping mapping, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>> step)
    {
        if (step.IsLast)
        {
            return mapping;
        }

        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (step.Next(entry.Key) is not { } below)
            {
                edit.Put(i, entry.Value);
                continue;
            }

            trail.Down(entry.Key);
            edit.Put(i, Visit(entry.Value, below));
            trail.Up();
        }

        return edit.Finish();
    }

    private ComposeSequence Visit(ComposeSequence list, PathStep<Func<LoadSession, ComposeNode, ModelTrail, ComposeNode?>> below)
    {
        var edit = new SequenceEdit(list);
        trail.Down(ModelPath.Item);
        for (var i = 0; i < list.Items.Length; i++)
        {
            edit.Put(i, Visit(list.Items[i], below));
        }

        trail.Up();
        return edit.Finish();
    }
}
