using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>Changes of a configuration as edits of its text, in the file that contributes the value. Null where the text does not allow one.</summary>
/// <remarks>Comments, order, formatting and every value that is not named stay as they are; an object that is missing above a value is written with it.</remarks>
internal static class ConfigEdits
{
    /// <summary>Puts a value at a path, in the place of what stands there.</summary>
    public static ImmutableArray<TextEdit>? Set(GatewayConfig config, object value, params ReadOnlySpan<string> path)
    {
        if (config.Root is not { } node)
        {
            return null;
        }

        ScalarNode? key = null;
        for (var i = 0; i < path.Length; i++)
        {
            if (node is ScalarNode { Style: ScalarStyle.Plain, Value: "null" })
            {
                return Replace(config, node, key, Nested(path[i..], value));
            }

            if (Child(node, path[i]) is not { } child)
            {
                // What only an include or a placeholder can tell is not written over.
                return node is MappingNode found && config[path].IsAbsent ? Add(config, found, path[i], Nested(path[(i + 1)..], value)) : null;
            }

            (key, node) = child;
        }

        return Replace(config, node, key, value);
    }

    /// <summary>Another value in the place of one.</summary>
    public static ImmutableArray<TextEdit>? Replace(GatewayConfig config, Node node, ScalarNode? key, object value)
    {
        var file = node.At.File;
        var layout = Layout(config, file);
        var style = node is ScalarNode scalar && Json5Style.QuoteOf(scalar) is { } quote ? layout.Style with { Quote = quote } : layout.Style;
        var element = layout.ElementAt((key ?? node).At.Span.Offset);
        var keyQuote = key is null ? style.KeyQuote : Json5Style.QuoteOf(key);
        return node is ScalarNode { Style: ScalarStyle.Hole } || element is null ? null
            : [new TextEdit(node.At, Json5Writer.Value(style, keyQuote, value, element.Collection.IndentAt(node.At.Span.Offset)))];
    }

    /// <summary>Takes a member or an item out.</summary>
    public static ImmutableArray<TextEdit>? Remove(GatewayConfig config, params ReadOnlySpan<string> path) =>
        Find(config, path) is ({ Collection.IsFilledIn: false } element, _, _) ? element.Collection.Removed(element.Index) : null;

    /// <summary>Takes an item out of its list.</summary>
    public static ImmutableArray<TextEdit>? RemoveItem(GatewayConfig config, ConfigValue item) =>
        Layout(config, item.At.File).ElementAt(item.At.Span.Offset) is { Collection.IsFilledIn: false } element ? element.Collection.Removed(element.Index) : null;

    /// <summary>Another key for the value; null where its object has that key already.</summary>
    public static ImmutableArray<TextEdit>? Rename(GatewayConfig config, string newKey, params ReadOnlySpan<string> path) =>
        Find(config, path) is (_, { } key, _) && config[[.. path[..^1], newKey]].IsAbsent && Child(config, path[..^1], newKey) is null
            ? [new TextEdit(key.At, Json5Writer.Key(Json5Style.QuoteOf(key), newKey, Layout(config, key.At.File).Style.Quote))]
            : null;

    /// <summary>Another member in the place of one.</summary>
    public static ImmutableArray<TextEdit>? Substitute(GatewayConfig config, JsonMember member, params ReadOnlySpan<string> path)
    {
        if (Find(config, path) is not ({ } element, { } key, { } node) || Child(config, path[..^1], member.Key) is not null || (member.Value is Node moved && !Json5Writer.MayMove(moved)))
        {
            return null;
        }

        var collection = element.Collection;
        var text = Json5Writer.Member(collection.Style, Json5Style.QuoteOf(key), member.Key, member.Value, collection.IndentAt(key.At.Span.Offset));
        return [new TextEdit(key.At.File.At(TextSpan.Between(key.At.Span.Offset, node.At.Span.End)), text)];
    }

    /// <summary>Takes a member out and puts its value, or another one, elsewhere. Where something stands there already, it is only taken out.</summary>
    public static ImmutableArray<TextEdit>? Move(GatewayConfig config, string[] from, string[] to, object? value = null)
    {
        if (Find(config, from) is not (_, _, { } node) || (value is null && !Json5Writer.MayMove(node)))
        {
            return null;
        }

        value ??= node;
        if (!config[to].IsAbsent)
        {
            return value is Node ? null : Remove(config, from);
        }

        // Below the same object the new member takes the very place of the old one.
        var above = from[..^1];
        return to.AsSpan().StartsWith(above) && Child(config, above, to[above.Length]) is null
            ? Substitute(config, new JsonMember(to[above.Length], Nested(to.AsSpan(above.Length + 1), value)), from)
            : Both(Remove(config, from), Set(config, value, to));
    }

    /// <summary>A key for what was an item.</summary>
    public static TextEdit KeyBefore(GatewayConfig config, Node item, string key)
    {
        var style = Layout(config, item.At.File).Style;
        return new TextEdit(item.At.File.At(new TextSpan(item.At.Span.Offset, 0)), Json5Writer.Key(style.KeyQuote, key, style.Quote) + ":" + style.Space);
    }

    /// <summary>Two changes as one; null where one of them is none.</summary>
    public static ImmutableArray<TextEdit>? Both(ImmutableArray<TextEdit>? one, ImmutableArray<TextEdit>? other) => one is { } first && other is { } second ? first.AddRange(second) : null;

    /// <summary>Whether another tool fills in members beside the place, so that no edit can be made there.</summary>
    public static bool IsFilledIn(GatewayConfig config, params ReadOnlySpan<string> path)
    {
        var node = config.Root;
        for (var i = 0; node is not null; i++)
        {
            if (node is ScalarNode { Style: ScalarStyle.Hole } || Layout(config, node.At.File).CollectionAt(node.At.Span.Offset) is { IsFilledIn: true })
            {
                return true;
            }

            node = i < path.Length ? Child(node, path[i])?.Value : null;
        }

        return false;
    }

    private static ImmutableArray<TextEdit>? Add(GatewayConfig config, MappingNode into, string key, object value)
    {
        var collection = Layout(config, into.At.File).CollectionAt(into.At.Span.Offset);
        return collection is null or { IsFilledIn: true } ? null
            : collection.Added(indent => Json5Writer.Member(collection.Style, collection.KeyQuote, key, value, indent));
    }

    private static (Json5Element Element, ScalarNode? Key, Node Value)? Find(GatewayConfig config, ReadOnlySpan<string> path)
    {
        ScalarNode? key = null;
        var node = config.Root;
        foreach (var step in path)
        {
            if (node is null || Child(node, step) is not { } child)
            {
                return null;
            }

            (key, node) = child;
        }

        return node is not null && Layout(config, node.At.File).ElementAt((key ?? node).At.Span.Offset) is { } element ? (element, key, node) : null;
    }

    private static Node? Child(GatewayConfig config, ReadOnlySpan<string> above, string key)
    {
        var node = config.Root;
        foreach (var step in above)
        {
            node = node is null ? null : Child(node, step)?.Value;
        }

        return node is null ? null : Child(node, key)?.Value;
    }

    private static (ScalarNode? Key, Node Value)? Child(Node node, string step)
    {
        if (node is SequenceNode list)
        {
            return int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length ? (null, list.Items[index]) : null;
        }

        return (node as MappingNode)?.Entries.LastOrDefault(entry => entry.Key.Value == step) is { } entry ? (entry.Key, entry.Value) : null;
    }

    /// <summary>A value with the objects around it.</summary>
    private static object Nested(ReadOnlySpan<string> path, object value)
    {
        for (var i = path.Length - 1; i >= 0; i--)
        {
            value = ImmutableArray.Create(new JsonMember(path[i], value));
        }

        return value;
    }

    private static Json5Layout Layout(GatewayConfig config, SourceFile file) => Json5Layout.Of(file, config.IsTemplate || config.IsExample);
}
