using System.Collections.Immutable;
using Moltbot.Hardening.Text.Yaml;
using YamlDotNet.Core;

namespace Moltbot.Hardening.Text;

/// <summary>YAML to a tree of nodes with true starts and ends. Never throws for what may stand in a text.</summary>
/// <remarks>Only YamlDotNet's event parser is used: its object model overflows the stack on deep input and gives collections no end (measured).</remarks>
public static class YamlReader
{
    public static Document Read(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return YamlTree.Of(ReadTape(file));
    }

    /// <summary>The nodes of a file one behind the other: what a reader takes that makes something of its own of them.</summary>
    internal static YamlTape ReadTape(SourceFile file)
    {
        var builder = new YamlTapeBuilder(file);
        var parser = new Parser(new Scanner(new StringReader(file.Text), skipComments: true));
        try
        {
            while (parser.MoveNext() && parser.Current is { } next && builder.Take(next))
            {
            }
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // The scanner throws others than its own for an unterminated flow collection and for an escaped lone surrogate (measured).
            builder.Stop(YamlErrors.Explain(file, wrong, builder.Progress));
        }

        return builder.Finish();
    }

    /// <summary>The comments of a file, in order.</summary>
    internal static ImmutableArray<Comment> Comments(SourceFile file) => YamlComments.Read(file);
}
