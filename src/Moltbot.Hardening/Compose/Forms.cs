using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>The list form and the mapping form of the same thing, each turned into the other.</summary>
internal static class Forms
{
    /// <summary><c>[a, b]</c> as <c>{a: null, b: null}</c>.</summary>
    public static ComposeNode Names(ComposeNode node) => FromList(node, static name => ComposeScalar.Null(name.Origin));

    /// <summary><c>[a]</c> as <c>{a: {condition: service_started, required: true}}</c>.</summary>
    public static ComposeNode DependsOn(ComposeNode node) => Dependencies(node) is ComposeMapping mapping ? mapping.Map(static entry => Required(entry.Value)) : node;

    /// <summary>The same without what a written mapping leaves out: a later file that does not say <c>required</c> does not change it.</summary>
    public static ComposeNode Dependencies(ComposeNode node) => node is ComposeMapping ? node : FromList(node, static name => new ComposeMapping(name.Origin,
    [
        new ComposeEntry("condition", name.Origin, ComposeScalar.Of(name.Origin, "service_started")),
        new ComposeEntry("required", name.Origin, ComposeScalar.Of(name.Origin, true)),
    ]));

    private static ComposeNode Required(ComposeNode node) => node is ComposeMapping dependency && dependency["required"] is null
        ? dependency.Set("required", ComposeScalar.Of(dependency.Origin, true))
        : node;

    /// <summary>A mapping as <c>key=value</c> items sorted by text, a bare key where the value is null; a string as a list of one.</summary>
    public static ComposeSequence Pairs(ComposeNode node) => node switch
    {
        ComposeMapping mapping => new ComposeSequence(node.Origin, [.. mapping.Entries.SelectMany(Pairs).OrderBy(static item => item.Text, StringComparer.Ordinal)]),
        ComposeSequence list => list,
        _ when node.IsNull => new ComposeSequence(node.Origin, []),
        _ => new ComposeSequence(node.Origin, [node]),
    };

    /// <summary><c>key=value</c> items as a mapping, the later of two; a bare key has the value null. A mapping stays, its values as strings.</summary>
    public static ComposeNode Mapping(ComposeNode node) => Mapping(node, static _ => null);

    /// <summary>The same, with a value for a bare key of a list.</summary>
    public static ComposeNode Mapping(ComposeNode node, Func<ComposeScalar, ComposeScalar?> bare) => node switch
    {
        ComposeMapping mapping => mapping.Map(static entry => entry.Value is ComposeScalar scalar ? scalar.AsString() : entry.Value),
        ComposeSequence list => FromItems(list, Split, bare),
        _ => node,
    };

    private static ComposeNode FromList(ComposeNode node, Func<ComposeScalar, ComposeNode> value) => node is ComposeSequence list
        ? FromItems(list, static (name, value) => new ComposeEntry(name.Text, name.Origin, value(name)), value)
        : node;

    private static ComposeMapping FromItems<T>(ComposeSequence list, Func<ComposeScalar, T, ComposeEntry> make, T state)
        where T : class
    {
        var entries = new ComposeEntry[list.Items.Length];
        var count = 0;
        foreach (var item in list.Items)
        {
            if (item is ComposeScalar scalar)
            {
                entries[count++] = make(scalar, state);
            }
        }

        return ComposeMapping.Of(list.Origin, count == entries.Length ? ImmutableCollectionsMarshal.AsImmutableArray(entries) : ImmutableArray.Create(entries, 0, count));
    }

    private static IEnumerable<ComposeScalar> Pairs(ComposeEntry entry) => entry.Value switch
    {
        ComposeSequence list => list.Items.OfType<ComposeScalar>().Select(item => Pair(entry.With(item), item)),
        ComposeScalar scalar => [Pair(entry, scalar)],
        _ => [],
    };

    private static ComposeScalar Pair(ComposeEntry entry, ComposeScalar value)
    {
        var text = value.Value is null ? entry.Key : $"{entry.Key}={value.Text}";
        return new ComposeScalar(Span(entry), text, text) { IsHole = value.IsHole, EmptyVariables = value.EmptyVariables, Entry = entry };
    }

    /// <summary>From the key to the end of the value, where both stand in one file and in this order.</summary>
    private static Origin Span(ComposeEntry entry)
    {
        var (key, value) = (entry.KeyOrigin, entry.Value.Origin);
        return ReferenceEquals(key.File, value.File) && key.Span.Offset <= value.Span.Offset
            ? value with { Span = TextSpan.Between(key.Span.Offset, value.Span.End) }
            : value;
    }

    private static ComposeEntry Split(ComposeScalar item, Func<ComposeScalar, ComposeScalar?> bare)
    {
        if (item.Entry is { } entry)
        {
            return entry.Value is ComposeScalar scalar ? entry.With(scalar.AsString()) : entry;
        }

        var sign = item.Text.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0)
        {
            return new ComposeEntry(item.Text, item.Origin, bare(item) ?? ComposeScalar.Null(item.Origin) with { EmptyVariables = item.EmptyVariables });
        }

        var (key, value) = (item.Text[..sign], item.Text[(sign + 1)..]);
        var (keyOrigin, valueOrigin) = Places(item, key);
        return new ComposeEntry(key, keyOrigin, item.WithText(value) with { Origin = valueOrigin });
    }

    /// <summary>Where key and value stand inside the written item; the whole item where it was written otherwise (an escape, a variable as key).</summary>
    private static (Origin Key, Origin Value) Places(ComposeScalar item, string key)
    {
        var span = item.Origin.Span;
        var written = item.Origin.At.Slice;
        var quote = written is ['"' or '\'', .., '"' or '\''] ? 1 : 0;
        if (!written.AsSpan(quote).StartsWith(key + "=", StringComparison.Ordinal))
        {
            return (item.Origin, item.Origin);
        }

        var start = span.Offset + quote;
        return (item.Origin with { Span = new TextSpan(start, key.Length) },
            item.Origin with { Span = TextSpan.Between(start + key.Length + 1, span.End - quote) });
    }
}
