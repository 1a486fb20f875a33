using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Short forms of lists.</summary>
internal static class Lists
{
    /// <summary>A string is a list of one.</summary>
    public static ComposeNode Of(ComposeNode node) => node is ComposeScalar { Value: string } ? new ComposeSequence(node.Origin, [node]) : node;

    /// <summary>The same without empty items.</summary>
    public static ComposeNode OfNonEmpty(ComposeNode node) => Of(node) is ComposeSequence list
        ? list.Map(static item => item is ComposeScalar { Text.Length: 0 } ? null : item)
        : node;

    /// <summary><c>name=context</c> items as a mapping.</summary>
    public static ComposeNode Contexts(LoadSession session, ComposeNode node, ModelTrail path)
    {
        foreach (var item in (node as ComposeSequence)?.Items ?? [])
        {
            if (item is ComposeScalar { IsHole: false } bare && !bare.Text.Contains('=', StringComparison.Ordinal))
            {
                session.Refuse(path, bare.Origin, $"the context {Quote.Value(bare.Text)} says not what it is; write 'name=./folder'");
            }
        }

        return Forms.Mapping(node);
    }

    /// <summary>A path is short for a required file.</summary>
    public static ComposeNode? EnvFiles(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeMapping file)
        {
            return Of(node) is ComposeSequence list ? list.Map(EnvFile) : node;
        }

        // In a file of its own the schema says so; the base of an "extends" has none (measured).
        session.Refuse(path, file.Origin, "'env_file' is a list of files; write '- path: file'");
        return null;
    }

    /// <summary><c>all</c> asks for every device that there is.</summary>
    public static ComposeNode Gpus(ComposeNode node) => node is ComposeScalar { Value: string }
        ? new ComposeSequence(node.Origin, [new ComposeMapping(node.Origin, [new ComposeEntry("count", node.Origin, ComposeScalar.Of(node.Origin, -1))])])
        : node;

    private static ComposeNode EnvFile(ComposeNode item) => item switch
    {
        ComposeScalar { Value: string } => new ComposeMapping(item.Origin,
        [
            new ComposeEntry("path", item.Origin, item),
            new ComposeEntry("required", item.Origin, ComposeScalar.Of(item.Origin, true)),
        ]),
        ComposeMapping file when file["required"] is null => file.Set("required", ComposeScalar.Of(file.Origin, true)),
        _ => item,
    };
}
