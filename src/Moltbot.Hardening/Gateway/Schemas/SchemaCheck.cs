using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Compares a configuration with what a gateway takes.</summary>
/// <remarks>
/// What only the host knows (a template's placeholder, a string with <c>${NAME}</c>) fits wherever its type may. <c>$include</c> stands in any object: the
/// gateway puts the named files there before it looks, so beside it no key is missing.
/// </remarks>
internal sealed class SchemaCheck
{
    public const string Include = "$include";

    private readonly GatewaySchema schema;
    private readonly bool isTemplate;

    private SchemaCheck(GatewaySchema schema, bool isTemplate)
    {
        this.schema = schema;
        this.isTemplate = isTemplate;
    }

    /// <summary>Everything that the gateway refuses, in written order.</summary>
    public static ImmutableArray<SchemaIssue> Run(GatewaySchema schema, Node root, bool isTemplate = false)
    {
        var issues = new List<SchemaIssue>();
        new SchemaCheck(schema, isTemplate).Check(schema.Root, new Place(root, root.At, "", ""), issues);
        return issues.Count < 2 ? [.. issues] : [.. issues.OrderBy(static issue => issue.At.Span.Offset)];
    }

    private void Check(SchemaNode type, Place place, List<SchemaIssue> issues)
    {
        if (place.Node is ScalarNode { Style: ScalarStyle.Hole })
        {
            return;
        }

        switch (schema.Resolve(type))
        {
            case ObjectSchema expected when place.Node is MappingNode found:
                CheckObject(expected, found, place, issues);
                break;
            case ArraySchema expected when place.Node is SequenceNode found:
                CheckArray(expected, found, place, issues);
                break;
            case TupleSchema expected when place.Node is SequenceNode found:
                CheckTuple(expected, found, place, issues);
                break;
            case UnionSchema union:
                CheckUnion(union, place, issues);
                break;
            case IntersectionSchema both:
                foreach (var part in both.Parts)
                {
                    Check(part, place, issues);
                }

                break;
            case NotSchema not when Fits(not.Inner, place):
                issues.Add(place.Issue(SchemaIssueKind.Contradiction));
                break;
            case AnySchema or NotSchema:
                break;
            case var scalar:
                CheckScalar(scalar, place, issues);
                break;
        }
    }

    private bool Fits(SchemaNode type, Place place)
    {
        var issues = new List<SchemaIssue>();
        Check(type, place, issues);
        return issues.Count == 0;
    }

    private void CheckObject(ObjectSchema expected, MappingNode found, Place place, List<SchemaIssue> issues)
    {
        var isOpen = false;
        var last = new Dictionary<string, MappingEntry>(StringComparer.Ordinal);
        foreach (var entry in found.Entries)
        {
            // Of a key that stands twice, JSON5.parse keeps the last.
            last[entry.Key.Value] = entry;
        }

        foreach (var (key, value) in last.Values)
        {
            if (key.Style == ScalarStyle.Hole || (key.Value == Include && !expected.Properties.ContainsKey(Include)))
            {
                isOpen = true;
            }
            else
            {
                CheckEntry(expected, key, place.Child(key, value), issues);
            }
        }

        foreach (var key in isOpen ? [] : expected.Required)
        {
            if (!last.ContainsKey(key))
            {
                issues.Add(place.Issue(SchemaIssueKind.MissingKey) with
                {
                    Key = key,
                    At = place.KeyAt,
                    Expected = SchemaWords.Describe(schema, expected.Properties.GetValueOrDefault(key) ?? new AnySchema()),
                });
            }
        }
    }

    private void CheckEntry(ObjectSchema expected, ScalarNode key, Place child, List<SchemaIssue> issues)
    {
        if (expected.Properties.TryGetValue(key.Value, out var known))
        {
            Check(known, child, issues);
        }
        else if (expected.Others is null)
        {
            issues.Add(child.Issue(SchemaIssueKind.UnknownKey) with { At = key.At, Allowed = [.. expected.Properties.Keys.Order(StringComparer.Ordinal)] });
        }
        else if (TextMismatch(expected.OtherNames, key.Value) is { } kind)
        {
            issues.Add(child.Issue(kind) with { At = key.At, Expected = "a name: " + SchemaWords.Describe(schema, expected.OtherNames) });
        }
        else
        {
            Check(expected.Others, child, issues);
        }
    }

    private void CheckArray(ArraySchema expected, SequenceNode found, Place place, List<SchemaIssue> issues)
    {
        for (var i = 0; i < found.Items.Length; i++)
        {
            Check(expected.Item, place.Item(found, i), issues);
        }

        if (!expected.Count.Contains(found.Items.Length) && !found.Items.Any(static item => item is ScalarNode { Style: ScalarStyle.Hole }))
        {
            issues.Add(place.Issue(SchemaIssueKind.OutOfRange) with { Expected = SchemaWords.Describe(schema, expected) });
        }
    }

    private void CheckTuple(TupleSchema expected, SequenceNode found, Place place, List<SchemaIssue> issues)
    {
        if (found.Items.Length != expected.Items.Length)
        {
            issues.Add(place.Issue(SchemaIssueKind.OutOfRange) with { Expected = SchemaWords.Describe(schema, expected) });
            return;
        }

        for (var i = 0; i < found.Items.Length; i++)
        {
            Check(expected.Items[i], place.Item(found, i), issues);
        }
    }

    private void CheckUnion(UnionSchema union, Place place, List<SchemaIssue> issues)
    {
        var tries = new List<List<SchemaIssue>>(union.Branches.Length);
        foreach (var branch in union.Branches)
        {
            var found = new List<SchemaIssue>();
            Check(branch, place, found);
            if (found.Count == 0)
            {
                return;
            }

            tries.Add(found);
        }

        if (Meant(tries, place.Node) is { } meant)
        {
            issues.AddRange(meant);
            return;
        }

        issues.Add(place.Issue(tries.TrueForAll(static found => found[0].Kind == SchemaIssueKind.WrongType) ? SchemaIssueKind.WrongType : SchemaIssueKind.NotAllowed) with
        {
            Expected = SchemaWords.Describe(schema, union),
            Allowed = [.. union.Branches.Select(schema.Resolve).OfType<LiteralSchema>().Where(static literal => literal.IsString).Select(static literal => literal.Text)],
        });
    }

    /// <summary>The branch that was meant: the right type at the top, its fixed values met, then the fewest complaints.</summary>
    private static List<SchemaIssue>? Meant(List<List<SchemaIssue>> tries, Node node) => tries
        .Where(found => found.TrueForAll(issue => !ReferenceEquals(issue.Node, node) || issue.Kind is SchemaIssueKind.MissingKey))
        .OrderBy(static found => found.Count(static issue => issue.Kind == SchemaIssueKind.NotAllowed))
        .ThenBy(static found => found.Count)
        .FirstOrDefault();

    private void CheckScalar(SchemaNode expected, Place place, List<SchemaIssue> issues)
    {
        if (ScalarMismatch(expected, place.Node) is not { } kind)
        {
            return;
        }

        issues.Add(place.Issue(kind) with
        {
            Expected = SchemaWords.Describe(schema, expected),
            Allowed = expected is LiteralSchema { IsString: true } literal ? [literal.Text] : [],
        });
    }

    private SchemaIssueKind? ScalarMismatch(SchemaNode expected, Node node)
    {
        if (node is not ScalarNode scalar)
        {
            return SchemaIssueKind.WrongType;
        }

        var isText = scalar.Style != ScalarStyle.Plain;
        double number = 0;
        var isNumber = !isText && Json5Numbers.TryParse(scalar.Value, out number) && double.IsFinite(number);
        return expected switch
        {
            StringSchema text when isText => IsKnownOnHostOnly(scalar.Value) ? null : TextMismatch(text, scalar.Value),
            LiteralSchema { IsString: true } literal when isText =>
                scalar.Value == literal.Text || IsKnownOnHostOnly(scalar.Value) ? null : SchemaIssueKind.NotAllowed,
            LiteralSchema { IsString: false, Text: "true" or "false" } literal when scalar is { Style: ScalarStyle.Plain, Value: "true" or "false" } =>
                scalar.Value == literal.Text ? null : SchemaIssueKind.NotAllowed,
            LiteralSchema { IsString: false } literal when isNumber =>
                literal.Text == number.ToString(CultureInfo.InvariantCulture) ? null : SchemaIssueKind.NotAllowed,
            NumberSchema { IsInteger: true } when isNumber && number != Math.Floor(number) => SchemaIssueKind.WrongType,
            NumberSchema bounds when isNumber => bounds.Range.Contains(number) ? null : SchemaIssueKind.OutOfRange,
            BooleanSchema when scalar is { Style: ScalarStyle.Plain, Value: "true" or "false" } => null,
            NullSchema when scalar is { Style: ScalarStyle.Plain, Value: "null" } => null,
            _ => SchemaIssueKind.WrongType,
        };
    }

    private static SchemaIssueKind? TextMismatch(StringSchema expected, string text) =>
        !expected.Length.Contains(text.Length) ? SchemaIssueKind.OutOfRange
        : expected.Pattern is { } pattern && !SchemaPatterns.Matches(pattern, text) ? SchemaIssueKind.PatternMismatch
        : expected.Format is { } format && !SchemaPatterns.HasFormat(format, text) ? SchemaIssueKind.PatternMismatch
        : null;

    private bool IsKnownOnHostOnly(string text) => EnvReferences.Any(text) || (isTemplate && TemplatePlaceholders.Any(text));

    private readonly record struct Place(Node Node, SourceLocation KeyAt, string Pointer, string Key)
    {
        public Place Child(ScalarNode key, Node value) => new(value, key.At, JsonPointer.Append(Pointer, key.Value), key.Value);

        public Place Item(SequenceNode list, int index)
        {
            var key = index.ToString(CultureInfo.InvariantCulture);
            return new Place(list.Items[index], list.Items[index].At, JsonPointer.Append(Pointer, key), key);
        }

        public SchemaIssue Issue(SchemaIssueKind kind) => new(kind, Node.At, Node, Pointer) { Key = Key };
    }
}
