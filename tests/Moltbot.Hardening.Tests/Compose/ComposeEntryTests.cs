using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Compose;

public sealed class ComposeEntryTests
{
    private static readonly SourceFile Base = new("compose.yaml", "/p/compose.yaml", "key: value\n");
    private static readonly SourceFile Override = new("override.yaml", "/p/override.yaml", "  key: other\n");
    private static readonly Route FromBase = new(Base, []);
    private static readonly Origin Key = new(FromBase, new TextSpan(0, 3));

    [Fact]
    public void A_key_stays_in_its_file_when_a_value_of_another_takes_its_place()
    {
        var entry = new ComposeEntry("key", Key, Value(FromBase)).With(Value(new Route(Override, [])));

        Assert.Equal(("key", Key, Override), (entry.Key, entry.KeyOrigin, entry.Value.Origin.File));
        Assert.Equal(Key, entry.With(Value(FromBase)).KeyOrigin);
    }

    [Fact]
    public void A_key_stays_as_it_is_when_its_value_came_by_a_variable()
    {
        var value = Value(FromBase) with { Origin = new Origin(Base.At(new TextSpan(5, 5)), [new Related(Override.Start, "set here")]) };

        var entry = new ComposeEntry("key", Key, Value(FromBase)).With(value);

        Assert.Empty(entry.KeyOrigin.Via);
        Assert.Single(entry.Value.Origin.Via);
    }

    [Fact]
    public void A_joined_key_knows_every_file_that_writes_it()
    {
        var later = new ComposeEntry("key", new Origin(new Route(Override, []), new TextSpan(2, 3)), Value(new Route(Override, [])));

        var joined = new ComposeEntry("key", Key, Value(FromBase)).Joined(Value(FromBase), later).With(later.Value);

        Assert.Equal((Key, later.KeyOrigin), (joined.KeyOrigin, Assert.Single(joined.Later)));
        Assert.Equal((Key.At, later.KeyOrigin.At), (joined.WrittenIn(Base), joined.WrittenIn(Override)));
        Assert.Null(joined.WrittenIn(new SourceFile("third.yaml", "/p/third.yaml", "")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    public void A_set_of_few_or_many_names_takes_each_once(int count)
    {
        var names = new FewNames(count);

        for (var i = 0; i < count; i++)
        {
            Assert.True(names.Add($"name{i}"));
            Assert.False(names.Add($"name{i / 2}"));
        }
    }

    private static ComposeScalar Value(Route route) => ComposeScalar.Of(new Origin(route, new TextSpan(5, 5)), "value");
}
