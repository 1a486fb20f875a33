namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The old way to name a resource that exists already: <c>external: {name: x}</c> is <c>name: x</c> and <c>external: true</c>.</summary>
internal static class External
{
    public static ComposeNode Expand(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeMapping resource || resource["external"] is not ComposeMapping external)
        {
            return node;
        }

        var expanded = resource.Set("external", ComposeScalar.Of(external.Origin, true));
        if (external["name"] is not ComposeScalar old)
        {
            return expanded;
        }

        if (resource["name"] is ComposeScalar name && name.Text != old.Text)
        {
            session.Refuse(path, old.Origin, $"'{path}' has two names, by 'name' and by 'external.name'; keep 'name' and write 'external: true'");
            return expanded;
        }

        return expanded.Set("name", old);
    }
}
