using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The <c>ports</c> of a service.</summary>
internal static class Ports
{
    public static ComposeNode Expand(LoadSession session, ComposeNode node, ModelPath path)
    {
        if (node is not ComposeSequence list)
        {
            return node;
        }

        return list with { Items = [.. list.Items.SelectMany(item => Expand(session, item, path.Next(ModelPath.Item), path.Service))] };
    }

    private static ImmutableArray<ComposeNode> Expand(LoadSession session, ComposeNode item, ModelPath path, string? service)
    {
        if (item is not ComposeScalar { Value: not null } port)
        {
            return [item];
        }

        var (ports, refused) = PortSyntax.Parse(port);
        if (refused is not null)
        {
            session.Refuse(path, port.Origin, $"service '{Quote.Plain(service ?? "")}': the port {Quote.Value(port.Text)} cannot be published: {refused}");
        }

        return ports;
    }
}
