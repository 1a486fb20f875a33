using System.Collections.Immutable;
using System.Globalization;

namespace Moltbot.Hardening.Compose;

/// <summary>A scalar after interpolation.</summary>
/// <param name="Origin">Where it was written.</param>
/// <param name="Value">Null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>, as go-yaml and compose's casts type it.</param>
/// <param name="Text">The value as compose would print it in a string; a hole stands in it as its own text.</param>
internal sealed record ComposeScalar(Origin Origin, object? Value, string Text) : ComposeNode(Origin)
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Whether the text holds a hole.</summary>
    public bool IsHole { get; init; }

    /// <summary>Names of the variables that became nothing, in the order of their use.</summary>
    public ImmutableArray<string> EmptyVariables { get; init; } = [];

    /// <summary>Whether go-yaml makes a time of it, which is neither string nor number to compose.</summary>
    public bool IsDate { get; init; }

    /// <summary>Where a merge wrote <c>key=value</c> for an entry of a mapping: that entry.</summary>
    public ComposeEntry? Entry { get; init; }

    public override bool HasHole => IsHole;

    public static ComposeScalar Null(Origin origin) => new(origin, null, "");

    public static ComposeScalar Of(Origin origin, string value) => new(origin, value, value);

    public static ComposeScalar Of(Origin origin, bool value) => value ? new(origin, True, "true") : new(origin, False, "false");

    public static ComposeScalar Of(Origin origin, long value) => new(origin, value, value.ToString(CultureInfo.InvariantCulture));

    public static ComposeScalar Of(Origin origin, double value) => new(origin, value, GoNumber.Print(value));

    /// <summary>The same value as a string; null stays null.</summary>
    public ComposeScalar AsString() => Value is null or string ? this : this with { Value = Text };

    /// <summary>Another string made of this one, in its place and with its holes where they are still in it.</summary>
    public ComposeScalar WithText(string text) => ReferenceEquals(text, Text) && Value is string && this is { IsHole: false, IsDate: false, Entry: null }
        ? this
        : new ComposeScalar(Origin, text, text) { IsHole = IsHole && text.Contains("${", StringComparison.Ordinal), EmptyVariables = EmptyVariables };
}
