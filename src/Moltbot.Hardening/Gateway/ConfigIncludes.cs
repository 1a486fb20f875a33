using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>Puts the files that <c>$include</c> names where it stands, as a gateway does before it looks at anything else.</summary>
/// <remarks>
/// <c>{ $include: "./a.json5" }</c> or a list of paths, relative to the file that holds it, at most <see cref="Deepest"/> files deep. Values keep the place in the file
/// that contributed them. What cannot be included is reported, and its <c>$include</c> is left standing: nothing is then called absent beside it.
/// </remarks>
internal sealed class ConfigIncludes(IncludeScope scope, bool isTemplate)
{
    /// <summary>The gateways' own limit.</summary>
    private const int Deepest = 10;

    /// <summary>A build gate must end, also where ten files include each other tenfold.</summary>
    private const int MostFiles = 64;

    private readonly ImmutableArray<SourceRead>.Builder reads = ImmutableArray.CreateBuilder<SourceRead>();
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    private readonly ImmutableArray<ReplacedNode>.Builder replaced = ImmutableArray.CreateBuilder<ReplacedNode>();

    public ImmutableArray<SourceRead> Reads => reads.ToImmutable();

    public ImmutableArray<Problem> Problems => problems.ToImmutable();

    public ImmutableArray<ReplacedNode> Replaced => replaced.ToImmutable();

    public Node Expand(Node root) => Expand(root, [root.At.File.FullPath]);

    private Node Expand(Node node, ImmutableArray<string> chain) => node switch
    {
        SequenceNode list => list with { Items = [.. list.Items.Select(item => Expand(item, chain))] },
        MappingNode found when found[SchemaCheck.Include] is { } paths => Include(found, paths, chain),
        MappingNode found => ExpandEntries(found, chain),
        _ => node,
    };

    private MappingNode ExpandEntries(MappingNode found, ImmutableArray<string> chain) =>
        found with { Entries = [.. found.Entries.Select(entry => entry.Key.Value == SchemaCheck.Include ? entry : entry with { Value = Expand(entry.Value, chain) })] };

    private Node Include(MappingNode holder, Node paths, ImmutableArray<string> chain)
    {
        var (beside, merge) = (ExpandEntries(holder, chain), new ConfigMerge(replaced));
        Node? included = null;
        foreach (var path in paths is SequenceNode list ? list.Items : [paths])
        {
            if (Load(path, chain) is not { } loaded)
            {
                return beside;
            }

            included = included is null ? loaded : merge.Over(included, loaded);
        }

        var own = beside with { Entries = beside.Entries.RemoveAll(static entry => entry.Key.Value == SchemaCheck.Include) };
        if (own.Entries.IsEmpty || included is null)
        {
            return included ?? own;
        }

        if (included is MappingNode)
        {
            return merge.Over(included, own);
        }

        Refuse(paths.At, "names a file that is no object, so nothing may stand beside it; move the other keys away");
        return beside;
    }

    /// <returns>The value of the file, its own includes put in; null where there is none, and why is reported.</returns>
    private Node? Load(Node path, ImmutableArray<string> chain)
    {
        if (path is not ScalarNode { Style: not ScalarStyle.Plain } text)
        {
            Refuse(path.At, "names no file; write a path in quotes, or a list of them");
            return null;
        }

        if (text.Style == ScalarStyle.Hole || (isTemplate && TemplatePlaceholders.Any(text.Value)))
        {
            return null;
        }

        var full = SourcePath.Absolute(Path.GetDirectoryName(path.At.File.FullPath) ?? scope.Root, text.Value);
        if (Obstacle(full, chain) is { } obstacle)
        {
            Refuse(path.At, obstacle);
            return null;
        }

        return Read(path, full, chain);
    }

    private string? Obstacle(string full, ImmutableArray<string> chain) =>
        !SourcePath.IsInside(scope.Tree.RealPath(scope.Root), scope.Tree.RealPath(full)) ? "leaves the root of the deployment and is not read; copy the file into it"
        : chain.Contains(full) ? "includes a file that includes this one; break the circle"
        : chain.Length > Deepest ? $"is more than {Deepest} files deep, which no gateway follows"
        : reads.Count >= MostFiles ? $"is one of more than {MostFiles} included files; no configuration needs them"
        : null;

    private Node? Read(Node path, string full, ImmutableArray<string> chain)
    {
        var read = scope.Tree.Read(full);
        reads.Add(read);
        if (read.Failure == ReadFailure.Missing)
        {
            Refuse(path.At, "names a file that is not there, and the gateway does not start; correct the path");
            return null;
        }

        var document = read.Problem is { } problem ? new Document(read.File, [], [problem]) : Json5Reader.Read(read.File, isTemplate);
        problems.AddRange(document.Problems);
        return document.Problems.IsEmpty && document.Roots is [var root] ? Expand(root, chain.Add(full)) : null;
    }

    private void Refuse(SourceLocation at, string why) => problems.Add(new Problem(ProblemKind.Refused, at, $"$include {Quote.Plain(at.Slice)} {why}"));
}
