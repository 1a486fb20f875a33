using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Gateway.Editing;

/// <summary>What an edit leaves of a text: everything but what it is for.</summary>
public sealed class ConfigEditsTests
{
    [Theory]
    [InlineData("{}", "{\n  \"a\": {\n    \"b\": \"x\"\n  }\n}")]
    [InlineData("{\n}\n", "{\n  \"a\": {\n    \"b\": \"x\"\n  }\n}\n")]
    [InlineData("{\"z\":1}", "{\"z\":1,\"a\":{\"b\":\"x\"}}")]
    [InlineData("{ z: 1 }", "{ z: 1, a: { b: \"x\" } }")]
    [InlineData("{ z: 1, }", "{ z: 1, a: { b: \"x\" }, }")]
    [InlineData("{ 'z': 'y' }", "{ 'z': 'y', 'a': { 'b': 'x' } }")]
    [InlineData("{\n  \"z\": 1\n}", "{\n  \"z\": 1,\n  \"a\": {\n    \"b\": \"x\"\n  }\n}")]
    [InlineData("{\r\n\t\"z\": 1\r\n}\r\n", "{\r\n\t\"z\": 1,\r\n\t\"a\": {\r\n\t\t\"b\": \"x\"\r\n\t}\r\n}\r\n")]
    [InlineData("{\n    z: 1, // why\n}", "{\n    z: 1, // why\n    a: {\n        b: \"x\",\n    },\n}")]
    [InlineData("{\n  z: 1 // why\n  // end\n}", "{\n  z: 1, // why\n  a: {\n    b: \"x\"\n  }\n  // end\n}")]
    [InlineData("{\n  z: 1 /* why\n  still */\n}", "{\n  z: 1, /* why\n  still */\n  a: {\n    b: \"x\"\n  }\n}")]
    [InlineData("{ z: 1,\n  y: 2 /* why */ }", "{ z: 1,\n  y: 2, /* why */\n  a: {\n    b: \"x\"\n  } }")]
    [InlineData("{\n  z: { y: 1 }\n}", "{\n  z: { y: 1 },\n  a: { b: \"x\" }\n}")]
    [InlineData("{ z: 1, a: {} }", "{ z: 1, a: { b: \"x\" } }")]
    [InlineData("{\n  a: {\n    // none yet\n  }\n}", "{\n  a: {\n    // none yet\n    b: \"x\"\n  }\n}")]
    [InlineData("{\n  a: { c: 1 }\n}", "{\n  a: { c: 1, b: \"x\" }\n}")]
    [InlineData("{ a: { b: 'y' } } // end", "{ a: { b: 'x' } } // end")]
    [InlineData("{ a: null, z: 1 }", "{ a: { b: \"x\" }, z: 1 }")]
    [InlineData("{ a: { b: 1 }, a: { c: 2 } }", "{ a: { b: 1 }, a: { c: 2, b: \"x\" } }")]
    [InlineData("{ a: { \"b\": [\n  1,\n  2\n] } }", "{ a: { \"b\": \"x\" } }")]
    public void A_value_is_put_where_it_belongs_in_the_way_of_the_file(string before, string after) => Assert.Equal(after, Applied(before, static config => ConfigEdits.Set(config, "x", "a", "b")));

    [Theory]
    [InlineData("{ a: 1 }", "{ }")]
    [InlineData("{a:1,b:2}", "{b:2}")]
    [InlineData("{b:2,a:1}", "{b:2}")]
    [InlineData("{ a: 1, b: 2 }", "{ b: 2 }")]
    [InlineData("{ b: 2, a: 1 }", "{ b: 2 }")]
    [InlineData("{ b: 2, a: 1, }", "{ b: 2, }")]
    [InlineData("{ b: 2, a: 1, c: 3 }", "{ b: 2, c: 3 }")]
    [InlineData("{\n  a: 1,\n  b: 2\n}", "{\n  b: 2\n}")]
    [InlineData("{\n  b: 2,\n  a: 1\n}", "{\n  b: 2\n}")]
    [InlineData("{\r\n  b: 2, // two\r\n  a: 1 // one\r\n}", "{\r\n  b: 2 // two\r\n}")]
    [InlineData("{\n  b: 2,\n  // above\n  a: 1, // behind\n  // below\n}", "{\n  b: 2,\n  // above\n  // below\n}")]
    [InlineData("{\n  b: 2, a: 1,\n  c: 3\n}", "{\n  b: 2,\n  c: 3\n}")]
    [InlineData("{\n  a: 1, b: 2\n}", "{\n  b: 2\n}")]
    [InlineData("{\n  b: 2, // x\n  a: 1 }", "{\n  b: 2 // x\n }")]
    [InlineData("{\n  a: {\n    // in\n    x: 1\n  }, // behind\n  b: 2\n}", "{\n  b: 2\n}")]
    [InlineData("{\n  a: 1\n}", "{\n}")]
    [InlineData("{ b: [1, 2], /* of a */ a: 1 }", "{ b: [1, 2] /* of a */ }")]
    public void A_member_goes_with_its_comma_its_line_and_its_comment(string before, string after) => Assert.Equal(after, Applied(before, static config => ConfigEdits.Remove(config, "a")));

    [Theory]
    [InlineData("{ a: ['*'] }", "{ a: [] }")]
    [InlineData("{ a: ['*', 'x'] }", "{ a: ['x'] }")]
    [InlineData("{ a: ['x', '*'] }", "{ a: ['x'] }")]
    [InlineData("{ a: ['x', '*',] }", "{ a: ['x',] }")]
    [InlineData("{\n  a: [\n    'x', // one\n    '*' // all\n  ]\n}", "{\n  a: [\n    'x' // one\n  ]\n}")]
    public void An_item_goes_with_its_comma(string before, string after) => Assert.Equal(after, Applied(before, static config =>
        ConfigEdits.RemoveItem(config, config.Children(config["a"]).First(static item => item.Text == "*"))));

    [Theory]
    [InlineData("{ a: 1 }", "{ b: 1 }")]
    [InlineData("{ 'a' : 1 }", "{ 'b' : 1 }")]
    [InlineData("{ \"a\": 1, c: 2 }", "{ \"b\": 1, c: 2 }")]
    [InlineData("{ a: 1, b: 2 }", null)]
    public void A_key_is_renamed_in_its_own_quotes(string before, string? after) => Assert.Equal(after, Applied(before, static config => ConfigEdits.Rename(config, "b", "a")));

    [Theory]
    [InlineData("{\n  a: {\n    x: 1, // one\n    y: [\n      2\n    ]\n  }\n}", "{\n  b: {\n    c: {\n      x: 1, // one\n      y: [\n        2\n      ]\n    }\n  }\n}")]
    [InlineData("{\n  b: { d: 1 },\n  a: 2,\n}", "{\n  b: { d: 1, c: 2 },\n}")]
    [InlineData("{ a: 2, b: { c: 1 } }", null)]
    [InlineData("{ a: 'x\\\n  y' }", null)]
    public void A_value_is_moved_as_it_is_written(string before, string? after) => Assert.Equal(after, Applied(before, static config => ConfigEdits.Move(config, ["a"], ["b", "c"])));

    [Theory]
    [InlineData("{ ${MORE} z: 1 }")]
    [InlineData("{ {{#x}} z: 1 {{/x}} }")]
    [InlineData("{ a: ${A} }")]
    [InlineData("{ a: [1] }")]
    [InlineData("{ $include: './b.json' }")]
    public void Where_another_tool_or_file_has_its_say_nothing_is_put(string before) => Assert.Null(Applied(before, static config => ConfigEdits.Set(config, "x", "a", "b")));

    [Fact]
    public void Texts_are_written_so_that_they_mean_themselves() =>
        Assert.Equal("{ a: 'it\\'s \"so\\\\' }", Applied("{ a: 'x' }", static config => ConfigEdits.Set(config, "it's \"so\\", "a")));

    [Fact]
    public void Of_two_edits_over_each_other_none_is_made() =>
        Assert.Null(Applied("{ a: 1 }", static config => ConfigEdits.Both(ConfigEdits.Set(config, true, "a"), ConfigEdits.Remove(config, "a"))));

    private static string? Applied(string before, Func<GatewayConfig, ImmutableArray<TextEdit>?> change)
    {
        var isTemplate = before.Contains("${", StringComparison.Ordinal) || before.Contains("{{", StringComparison.Ordinal);
        var config = GatewayConfigReader.Read(new SourceFile(isTemplate ? "moltbot.template.json" : "moltbot.json", "/p/moltbot.json", before), Product.Moltbot, version: "0");
        Assert.DoesNotContain(config.Problems, static problem => problem.Kind == ProblemKind.Unreadable);
        var after = change(config) is { } edits ? TextEdits.Apply(before, edits) : null;
        if (after is not null)
        {
            Assert.Empty(Json5Reader.Read(new SourceFile("after", "/p/after", after), isTemplate).Problems);
        }

        return after;
    }
}
