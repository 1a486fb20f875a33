using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Yaml;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>A file as layers: one a document, in their order.</summary>
internal static class LayerReader
{
    /// <summary>The file's documents, or null where it cannot be read.</summary>
    public static YamlTape? Open(LoadSession session, SourceRead read)
    {
        if (read.Problem is { } unread)
        {
            session.Report(unread);
            return null;
        }

        var tape = session.Parse(read.File);
        foreach (var problem in tape.Problems)
        {
            session.Report(problem);
        }

        return tape;
    }

    /// <summary>One of the documents as a layer, or null where it holds no model.</summary>
    public static Layer? Read(LoadSession session, YamlTape tape, int root)
    {
        var conversion = new NodeConversion(session, tape);
        switch (conversion.Convert(root))
        {
            case ComposeMapping mapping:
                return new Layer(tape.File, mapping, conversion.Cleared.ToImmutableArray());
            case null or ComposeScalar { Value: null }:
                session.Report(new Problem(ProblemKind.Refused, tape.At(root), "the document holds no compose model; write 'services:' or leave the document out"));
                return null;
            default:
                session.Report(new Problem(ProblemKind.Unreadable, tape.At(root), "a compose file is a mapping at its top; write 'services:' and the services below it"));
                return null;
        }
    }
}
