using System.Globalization;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Types of a schema in words.</summary>
internal static class SchemaWords
{
    private const double MaxSafeInteger = 9007199254740991;

    public static string Describe(GatewaySchema schema, SchemaNode node) => schema.Resolve(node) switch
    {
        StringSchema { Pattern: { } pattern } => $"text that matches {pattern}",
        StringSchema { Format: "uri" } => "an address with its scheme, as https://host",
        StringSchema { Format: { } format } => $"text in the form '{format}'",
        StringSchema text => "text" + Limits(text.Length, " characters"),
        NumberSchema number => (number.IsInteger ? "a whole number" : "a number") + Limits(number.Range, ""),
        BooleanSchema => "true or false",
        NullSchema => "null",
        LiteralSchema { IsString: true } literal => $"'{literal.Text}'",
        LiteralSchema literal => literal.Text,
        ArraySchema array => $"a list of {Describe(schema, array.Item)}" + Limits(array.Count, " items"),
        TupleSchema tuple => $"a list of {tuple.Items.Length} items",
        ObjectSchema => "an object",
        UnionSchema union => string.Join(" or ", union.Branches.Select(branch => Describe(schema, branch)).Distinct()),
        IntersectionSchema both => Describe(schema, both.Parts[0]),
        _ => "another value",
    };

    /// <summary>What stands there, without its value.</summary>
    public static string Found(Node node) => node switch
    {
        MappingNode => "an object",
        SequenceNode => "a list",
        ScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" or "null" } literal => literal.Value,
        ScalarNode { Style: ScalarStyle.Plain } number => number.Value,
        _ => "text",
    };

    private static string Limits(SchemaRange range, string what)
    {
        var least = range.Least is { } from && from > -MaxSafeInteger ? Show(from) : null;
        var most = range.Most is { } to && to < MaxSafeInteger ? Show(to) : null;
        return (least, most) switch
        {
            (null, null) => "",
            (not null, not null) when !range.IsLeastExcluded => $" from {least} to {most}{what}",
            (not null, null) when !range.IsLeastExcluded => what.Length > 0 ? $" of at least {least}{what}" : $" from {least} on",
            (not null, not null) => $" over {least}, at most {most}{what}",
            (not null, null) => $" over {least}{what}",
            _ => $" of at most {most}{what}",
        };
    }

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);
}
