using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Compose.Checks;
using Moltbot.Hardening.Compose.Finishing;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Compose.LongForms;
using Moltbot.Hardening.Compose.Merging;
using Moltbot.Hardening.Tests.Compose.Differential;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>No row of a table is dead: each pattern names a place that some form of some attribute has.</summary>
public sealed class TableTests
{
    private static readonly Lazy<ModelPath[]> Places = new(() => [.. Models().Append(Unknown()).SelectMany(static model => Walk(model, ModelPath.Top))]);

    public static TheoryData<string, string> Rows()
    {
        (string Table, IEnumerable<string> Patterns)[] tables =
        [
            (nameof(MergeTable), MergeTable.Rows.Patterns), (nameof(UniqueKeyTable), UniqueKeyTable.Rows.Patterns), (nameof(CastTable), CastTable.Rows.Patterns),
            (nameof(LongFormTable), LongFormTable.Rows.Patterns), (nameof(TypingTable), TypingTable.Rows.Patterns),
        ];
        var data = new TheoryData<string, string>();
        foreach (var (table, patterns) in tables)
        {
            foreach (var pattern in patterns)
            {
                data.Add(table, pattern);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_names_a_place_that_occurs(string table, string pattern) =>
        Assert.True(Array.Exists(Places.Value, place => place.Matches(pattern.Split('.'))), $"{table}: nothing matches {pattern}");

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_other_row_has_a_name_where_this_one_takes_any(string table, string pattern)
    {
        var keys = pattern.Split('.');
        var stars = Enumerable.Range(0, keys.Length).Where(index => keys[index] == "*");
        var others = Rows().Where(row => (string)row[0] == table).Select(static row => ((string)row[1]).Split('.'));
        Assert.DoesNotContain(others, other => stars.Any(index => other.Length > index && other[index] != "*" && other.Take(index).SequenceEqual(keys.Take(index))));
    }

    [Fact]
    public void Every_definition_that_the_schema_names_stands_there() =>
        Assert.Empty(SchemaGrammar.Definitions.Where(static named => named.Value.Properties.Count == 0).Select(static named => named.Key));

    /// <summary>Every form of every attribute, as written and as it comes out.</summary>
    private static IEnumerable<ComposeMapping> Models() =>
        from attribute in Attributes.All
        from form in Enumerable.Range(0, attribute.Forms.Count)
        let text = new GeneratedSet(Way.Override, [new Pick(attribute, form, form, "")]).Files()[0].Text
        from model in (ComposeMapping[])[ComposeCases.Model(ComposeCases.Session(), text), ComposeLoader.Load(new MemoryTree().With("compose.yaml", text), ComposeCases.Request(["compose.yaml"])).Model]
        select model;

    /// <summary>compose-go's table and cases have a <c>platform</c> that the schema does not know.</summary>
    private static ComposeMapping Unknown() => ComposeCases.Model(ComposeCases.Session(), "services: {a: {build: {platform: [x]}}}");

    private static IEnumerable<ModelPath> Walk(ComposeNode node, ModelPath path) => (node switch
    {
        ComposeMapping mapping => mapping.Entries.SelectMany(entry => Walk(entry.Value, path.Next(entry.Key))),
        ComposeSequence list => list.Items.SelectMany(item => Walk(item, path.Next(ModelPath.Item))),
        _ => [],
    }).Append(path);
}
