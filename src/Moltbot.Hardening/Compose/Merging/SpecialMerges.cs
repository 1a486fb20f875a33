using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Moltbot.Hardening.Compose.Merging;

/// <summary>The merges of <see cref="MergeTable"/>.</summary>
internal static class SpecialMerges
{
    /// <summary>The later value stands, null and an empty list too.</summary>
    public static ComposeNode Replace(Merger merger, ComposeNode first, ComposeNode second, ModelPath path) => merger.Instead(first, second, path);

    /// <summary>Two ways of logging are joined only where they may be the same: options of one driver mean nothing to another.</summary>
    public static ComposeNode Logging(Merger merger, ComposeNode first, ComposeNode second, ModelPath path)
    {
        if (first is not ComposeMapping one || second is not ComposeMapping other)
        {
            return merger.Plain(first, second, path);
        }

        var (before, after) = (one["driver"] as ComposeScalar, other["driver"] as ComposeScalar);
        return before is null || after is null || before.Text == after.Text ? merger.Mappings(one, other, path) : merger.Instead(first, second, path);
    }

    /// <summary>A path is short for a mapping with that context.</summary>
    public static ComposeNode Build(Merger merger, ComposeNode first, ComposeNode second, ModelPath path) => merger.Plain(Long(first), Long(second), path);

    public static ComposeNode DependsOn(Merger merger, ComposeNode first, ComposeNode second, ModelPath path) =>
        merger.Plain(Forms.Dependencies(first), Forms.Dependencies(second), path);

    /// <summary>A list of names is short for a mapping without settings.</summary>
    public static ComposeNode Names(Merger merger, ComposeNode first, ComposeNode second, ModelPath path) =>
        merger.Plain(Forms.Names(first), Forms.Names(second), path);

    /// <summary>Both forms become <c>key=value</c> items, one behind the other; the unique keys choose the later ones afterwards.</summary>
    public static ComposeNode Pairs(Merger merger, ComposeNode first, ComposeNode second, ModelPath path) =>
        Merger.Append(Forms.Pairs(first), Forms.Pairs(second));

    /// <summary>A host may have several addresses, so only the very same line is left out.</summary>
    public static ComposeNode Hosts(Merger merger, ComposeNode first, ComposeNode second, ModelPath path)
    {
        var list = Forms.Pairs(first);
        var known = list.Items.OfType<ComposeScalar>().Select(static item => item.Text).ToHashSet(StringComparer.Ordinal);
        var added = Forms.Pairs(second).Items.Where(item => item is not ComposeScalar scalar || !known.Contains(scalar.Text));
        return list with { Items = list.Items.AddRange(added) };
    }

    /// <summary>The settings of one subnet are joined.</summary>
    /// <remarks>
    /// As docker compose does it (measured), odd as it is: the base's subnets that the later file does not name are lost, and of several the settings run together,
    /// because each item of the base is joined in its place with every later one but those that are added in that step.
    /// </remarks>
    public static ComposeNode Subnets(Merger merger, ComposeNode first, ComposeNode second, ModelPath path)
    {
        if (first is not ComposeSequence one || second is not ComposeSequence other)
        {
            return merger.Plain(first, second, path);
        }

        var kept = new List<StrongBox<ComposeMapping>>();
        var later = other.Items.OfType<ComposeMapping>().Select(static item => new StrongBox<ComposeMapping>(item)).ToArray();
        foreach (var item in one.Items.OfType<ComposeMapping>().Select(static item => new StrongBox<ComposeMapping>(item)))
        {
            foreach (var over in later)
            {
                if (Subnet(over) != Subnet(item) && !kept.Exists(config => Subnet(config) == Subnet(over)))
                {
                    kept.Add(over);
                    continue;
                }

                item.Value = merger.Mappings(Content(item), Content(over), path.Next(ModelPath.Item));
                var same = kept.FindIndex(config => Subnet(config) == Subnet(item));
                if (same < 0)
                {
                    kept.Add(item);
                }
                else
                {
                    kept[same] = item;
                }
            }
        }

        return one with { Items = [.. kept.Select(Content)] };
    }

    private static ComposeMapping Content(StrongBox<ComposeMapping> config) => config.Value ?? throw new InvalidOperationException("a subnet has settings");

    private static string? Subnet(StrongBox<ComposeMapping> config) => (Content(config)["subnet"] as ComposeScalar)?.Text;

    private static ComposeNode Long(ComposeNode build) => build is ComposeScalar { Value: string } context
        ? new ComposeMapping(context.Origin, ImmutableArray.Create(new ComposeEntry("context", context.Origin, context)))
        : build;
}
