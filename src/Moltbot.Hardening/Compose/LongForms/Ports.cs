using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The <c>ports</c> of a service.</summary>
internal static class Ports
{
    public static ComposeNode Expand(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeSequence list)
        {
            return node;
        }

        if (list.Items.IsEmpty)
        {
            return list;
        }

        var ports = ImmutableArray.CreateBuilder<ComposeNode>(list.Items.Length);
        path.Down(ModelPath.Item);
        foreach (var item in list.Items)
        {
            if (item is ComposeScalar { Value: not null } port)
            {
                Expand(session, port, path, ports);
            }
            else
            {
                ports.Add(item);
            }
        }

        path.Up();
        return new ComposeSequence(list.Origin, ports.DrainToImmutable());
    }

    private static void Expand(LoadSession session, ComposeScalar port, ModelTrail path, ImmutableArray<ComposeNode>.Builder ports)
    {
        if ((port.Value is double ? "it is no whole number" : PortSyntax.Parse(port, ports)) is { } refused)
        {
            session.Refuse(path, port.Origin, $"service '{Quote.Plain(path.Service ?? "")}': the port {Quote.Value(port.Text)} cannot be published: {refused}");
        }
    }
}
