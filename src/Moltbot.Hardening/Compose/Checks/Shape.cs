using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>What a value may be. Its alternatives differ in kind, so one record holds them all.</summary>
internal sealed record Shape
{
    /// <summary>The scalars that are taken.</summary>
    public ScalarKinds Scalars { get; init; }

    public Shape? Item { get; init; }

    public bool HasUniqueItems { get; init; }

    /// <summary>What the values of a mapping with free keys are.</summary>
    public Shape? Value { get; init; }

    /// <summary>Whether none of the free keys may be empty.</summary>
    public bool HasNamedKeys { get; init; }

    /// <summary>What a mapping with fixed keys is.</summary>
    public Definition? Definition { get; init; }

    /// <summary>The only words that a text may be; empty where any may.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Made when a text is first held to it: few files have one.</summary>
    public Func<Regex>? Pattern { get; init; }

    public (long Least, long Most)? Bounds { get; init; }

    public bool IsAny => Takes(ScalarKinds.Any);

    /// <summary>Whether scalars of one of these kinds are taken.</summary>
    public bool Takes(ScalarKinds kinds) => (Scalars & kinds) != 0;

    /// <summary>Both together.</summary>
    public Shape Or(Shape other) => new()
    {
        Scalars = Scalars | other.Scalars,
        Item = Item ?? other.Item,
        HasUniqueItems = HasUniqueItems || other.HasUniqueItems,
        Value = Value ?? other.Value,
        HasNamedKeys = HasNamedKeys || other.HasNamedKeys,
        Definition = Definition ?? other.Definition,
        Words = Words.IsEmpty ? other.Words : Words,
        Pattern = Pattern ?? other.Pattern,
        Bounds = Bounds ?? other.Bounds,
    };

    /// <summary>What to write, for a message.</summary>
    public string Describe() => string.Join(" or ", Kinds());

    private IEnumerable<string> Kinds()
    {
        if (!Words.IsEmpty)
        {
            yield return "one of " + string.Join(", ", Words);
        }
        else if (Takes(ScalarKinds.Str))
        {
            yield return "a text";
        }

        if (Takes(ScalarKinds.Int | ScalarKinds.Num))
        {
            yield return Bounds switch
            {
                null => "a number",
                (var least, long.MaxValue) => $"a number from {least}",
                (var least, var most) => $"a number from {least} to {most}",
            };
        }

        if (Takes(ScalarKinds.Bool))
        {
            yield return "true or false";
        }

        if (Item is not null)
        {
            yield return "a list";
        }

        if (Value is not null || Definition is not null)
        {
            yield return "a mapping";
        }
    }
}
