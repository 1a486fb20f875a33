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

    // Few scalars have any of these, and a file has thousands of scalars.
    private readonly ScalarNotes? notes;

    /// <inheritdoc cref="ScalarNotes.IsHole"/>
    public bool IsHole
    {
        get => Notes.IsHole;
        init => notes = value == IsHole ? notes : Notes with { IsHole = value };
    }

    /// <inheritdoc cref="ScalarNotes.EmptyVariables"/>
    public ImmutableArray<string> EmptyVariables
    {
        get => Notes.EmptyVariables;
        init => notes = value == EmptyVariables ? notes : Notes with { EmptyVariables = value };
    }

    /// <inheritdoc cref="ScalarNotes.IsDate"/>
    public bool IsDate
    {
        get => Notes.IsDate;
        init => notes = value == IsDate ? notes : Notes with { IsDate = value };
    }

    /// <inheritdoc cref="ScalarNotes.Entry"/>
    public ComposeEntry? Entry
    {
        get => Notes.Entry;
        init => notes = value is null && notes is null ? null : Notes with { Entry = value };
    }

    public override bool HasHole => IsHole;

    private ScalarNotes Notes => notes ?? ScalarNotes.None;

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
