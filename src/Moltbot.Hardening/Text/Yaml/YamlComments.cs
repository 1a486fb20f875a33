using System.Collections.Immutable;
using YamlDotNet.Core;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>The comments of a YAML text: the scanner's own tokens, in a second pass that only a file with something to find pays for.</summary>
internal static class YamlComments
{
    public static ImmutableArray<Comment> Read(SourceFile file)
    {
        var comments = ImmutableArray.CreateBuilder<Comment>();
        var scanner = new Scanner(new StringReader(file.Text), skipComments: false);
        try
        {
            // At what it cannot read, the scanner stays, and gives the same error over and over (measured).
            while (scanner.MoveNext() && scanner.Current is not YamlDotNet.Core.Tokens.Error)
            {
                if (scanner.Current is YamlDotNet.Core.Tokens.Comment found)
                {
                    comments.Add(Comment.OfLine(file, (int)found.Start.Index, "#".Length));
                }
            }
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // The reading of the tree has reported it (YamlReader); what stood before it counts.
        }

        return comments.ToImmutable();
    }
}
