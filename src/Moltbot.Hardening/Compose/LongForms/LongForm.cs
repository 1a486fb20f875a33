namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Writes short forms out, after each file, by <see cref="LongFormTable"/>.</summary>
internal static class LongForm
{
    public static ComposeMapping Apply(LoadSession session, ComposeMapping model) =>
        (ComposeMapping)ComposeTree.Children(model, ModelPath.Top, LongFormTable.Rows.Top, (node, path, step) => Visit(session, node, path, step));

    private static ComposeNode? Visit(LoadSession session, ComposeNode node, ModelPath path, PathStep<Func<LoadSession, ComposeNode, ModelPath, ComposeNode?>> step)
    {
        var made = step.Value is { } row ? row(session, node, path) : node;
        return made is null ? null : ComposeTree.Children(made, path, step, (child, at, below) => Visit(session, child, at, below));
    }
}
