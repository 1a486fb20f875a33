using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text;

/// <summary>Reads JSON5 1.0, the format of the gateways' configuration, into nodes with exact spans.</summary>
/// <remarks>
/// The gateways use <c>JSON5.parse</c>: what it takes is taken here, what it refuses is refused here. A key that stands twice keeps both entries, and
/// <see cref="Nodes.MappingNode"/>'s indexer gives the last, as there. The first error ends the reading; what stood before it is kept.
/// </remarks>
internal static class Json5Reader
{
    /// <param name="file">The text.</param>
    /// <param name="isTemplate">Whether placeholders outside strings (<c>${P}</c>, <c>{{ p }}</c>) are values that a later step puts in; else they are errors.</param>
    public static Document Read(SourceFile file, bool isTemplate = false)
    {
        var scanner = new Json5Scanner(file, isTemplate);
        var root = new Json5Parser(scanner).ReadRoot();
        ImmutableArray<Problem> problems = scanner.Problem is { } problem ? [problem] : [];
        return new Document(file, root is null ? [] : [root], problems);
    }

    /// <summary>The comments of a file up to its first error, in order.</summary>
    public static ImmutableArray<Comment> Comments(SourceFile file, bool isTemplate)
    {
        var scanner = new Json5Scanner(file, isTemplate);
        new Json5Parser(scanner).ReadRoot();
        return scanner.Comments;
    }
}
