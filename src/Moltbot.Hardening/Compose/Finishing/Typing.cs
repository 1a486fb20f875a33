namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Gives every value of the merged model the type that docker compose prints, by <see cref="TypingTable"/>.</summary>
internal static class Typing
{
    public static ComposeMapping Apply(LoadSession session, ComposeMapping model) =>
        (ComposeMapping)ComposeTree.Children(model, ModelPath.Top, (node, path) => Visit(session, node, path));

    private static ComposeNode? Visit(LoadSession session, ComposeNode node, ModelPath path)
    {
        var made = TypingTable.Rows.Find(path) is { } row ? row(session, node, path) : node;
        return made is null ? null : ComposeTree.Children(made, path, (child, at) => Visit(session, child, at));
    }
}
