using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text;

/// <summary>The grammar of JSON5: values, objects and arrays. Every method returns at once when the scanner has met a problem.</summary>
/// <remarks>It calls itself for nested collections, at most <see cref="SourceLimits.Depth"/> deep.</remarks>
internal sealed class Json5Parser(Json5Scanner scanner)
{
    private int nodes;

    public Node? ReadRoot()
    {
        scanner.SkipTrivia();
        if (scanner.AtEnd && scanner.Problem is null)
        {
            scanner.Fail(new TextSpan(0, 0), "the file holds no value; a gateway's configuration is an object: write {}");
            return null;
        }

        var root = ReadValue(depth: 0);
        scanner.SkipTrivia();
        if (!scanner.AtEnd && scanner.Problem is null)
        {
            scanner.Fail(scanner.HereToken(), $"the value of the file ended before {scanner.Found()}; a file holds one value: remove what follows it");
        }

        return root;
    }

    private Node? ReadValue(int depth)
    {
        if (++nodes > SourceLimits.Nodes)
        {
            scanner.Fail(scanner.HereToken(), $"more than {SourceLimits.Nodes} values in one file; no configuration needs them", ProblemKind.LimitExceeded);
            return null;
        }

        return scanner.Current switch
        {
            _ when scanner.AtPlaceholder => scanner.ReadPlaceholder(),
            '{' or '[' when depth == SourceLimits.Depth => TooDeep(),
            '{' => ReadObject(depth + 1),
            '[' => ReadArray(depth + 1),
            '"' or '\'' => Json5Strings.Read(scanner),
            _ => Json5Words.ReadValue(scanner),
        };
    }

    private MappingNode ReadObject(int depth)
    {
        var start = scanner.Position++;
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        while (true)
        {
            scanner.SkipTrivia();
            if (scanner.TryTake('}') || EndsInside(start, '}'))
            {
                break;
            }

            var entry = ReadEntry(depth);
            if (entry is not null)
            {
                entries.Add(entry);
            }

            if (!ReadSeparator(start, '}', entry?.Value))
            {
                break;
            }
        }

        return new MappingNode(scanner.At(start), entries.ToImmutable());
    }

    private MappingEntry? ReadEntry(int depth)
    {
        if (ReadKey() is not { } key)
        {
            return null;
        }

        scanner.SkipTrivia();
        if (key.Style == ScalarStyle.Hole && scanner.Current != ':')
        {
            // A placeholder for whole members, with or without its comma: it stands as key and as value.
            return new MappingEntry(key, key);
        }

        if (!scanner.TryTake(':'))
        {
            scanner.Fail(scanner.HereToken(), $"the key {Quote.Value(key.Value)} is followed by {scanner.Found()}; write ':' and the value, and put a key that is no plain name in quotes");
            return null;
        }

        scanner.SkipTrivia();
        return scanner.Problem is null && ReadValue(depth) is { } value ? new MappingEntry(key, value) : null;
    }

    private ScalarNode? ReadKey()
    {
        nodes++;
        return scanner.AtPlaceholder ? scanner.ReadPlaceholder()
            : scanner.Current is '"' or '\'' ? Json5Strings.Read(scanner)
            : Json5Words.ReadKey(scanner);
    }

    private SequenceNode ReadArray(int depth)
    {
        var start = scanner.Position++;
        var items = ImmutableArray.CreateBuilder<Node>();
        while (true)
        {
            scanner.SkipTrivia();
            if (scanner.TryTake(']') || EndsInside(start, ']'))
            {
                break;
            }

            var item = ReadValue(depth);
            if (item is not null)
            {
                items.Add(item);
            }

            if (!ReadSeparator(start, ']', item))
            {
                break;
            }
        }

        return new SequenceNode(scanner.At(start), items.ToImmutable());
    }

    /// <returns>Whether another member may follow. The end mark itself is left to the loop.</returns>
    private bool ReadSeparator(int start, char end, Node? last)
    {
        scanner.SkipTrivia();
        if (EndsInside(start, end))
        {
            return false;
        }

        // What a placeholder puts in may bring its own comma.
        if (scanner.Current == end || scanner.TryTake(',') || last is ScalarNode { Style: ScalarStyle.Hole } || scanner.AtPlaceholder)
        {
            return true;
        }

        scanner.Fail(scanner.HereToken(), $"{scanner.Found()} follows a value without a comma between; write ',' before it, or '{end}'");
        return false;
    }

    /// <summary>Whether nothing more can be read of a collection: the file ended, or a problem was met in it.</summary>
    private bool EndsInside(int start, char end)
    {
        if (scanner.Problem is null && scanner.AtEnd)
        {
            scanner.Fail(
                new TextSpan(scanner.Position, 0),
                $"the file ends inside what {Quote.Value(scanner.Text[start].ToString())} opened; write '{end}'",
                related: [new Related(scanner.AtSpan(new TextSpan(start, 1)), "opened here")]);
        }

        return scanner.Problem is not null;
    }

    private Node? TooDeep()
    {
        scanner.Fail(
            new TextSpan(scanner.Position, 1),
            $"more than {SourceLimits.Depth} collections inside each other; no configuration is nested so deep",
            ProblemKind.LimitExceeded);
        return null;
    }
}
