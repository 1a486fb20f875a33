namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Writes short forms out, after each file, by <see cref="LongFormTable"/>.</summary>
internal static class LongForm
{
    public static ComposeMapping Apply(LoadSession session, ComposeMapping model) =>
        (ComposeMapping)ComposeTree.Children(model, ModelPath.Top, (node, path) => Visit(session, node, path));

    private static ComposeNode? Visit(LoadSession session, ComposeNode node, ModelPath path)
    {
        var made = LongFormTable.Rows.Find(path) is { } row ? row(session, node, path) : node;
        return made is null ? null : ComposeTree.Children(made, path, (child, at) => Visit(session, child, at));
    }
}
