using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>A file as layers: one a document, in their order.</summary>
internal static class LayerReader
{
    public static IEnumerable<Layer> Read(LoadSession session, SourceRead read)
    {
        if (read.Problem is { } unread)
        {
            session.Report(unread);
            yield break;
        }

        var document = session.Parse(read.File);
        foreach (var problem in document.Problems)
        {
            session.Report(problem);
        }

        foreach (var root in document.Roots)
        {
            if (ReadRoot(session, read.File, root) is { } layer)
            {
                yield return layer;
            }
        }
    }

    private static Layer? ReadRoot(LoadSession session, SourceFile file, Node root)
    {
        var conversion = new NodeConversion(session);
        switch (conversion.Convert(root))
        {
            case ComposeMapping mapping:
                return new Layer(file, mapping, conversion.Cleared.ToImmutableArray());
            case null or ComposeScalar { Value: null }:
                session.Report(new Problem(ProblemKind.Refused, root.At, "the document holds no compose model; write 'services:' or leave the document out"));
                return null;
            default:
                session.Report(new Problem(ProblemKind.Unreadable, root.At, "a compose file is a mapping at its top; write 'services:' and the services below it"));
                return null;
        }
    }
}
