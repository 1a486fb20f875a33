namespace Moltbot.Hardening.Compose;

/// <summary>A scalar after interpolation.</summary>
/// <param name="Origin">Where it was written.</param>
/// <param name="Value">Null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>, as go-yaml and compose's casts type it.</param>
/// <param name="Text">The value as compose would print it in a string; a hole stands in it as its own text.</param>
internal sealed record ComposeScalar(Origin Origin, object? Value, string Text) : ComposeNode(Origin)
{
    /// <summary>Whether the text holds a hole.</summary>
    public bool IsHole { get; init; }

    public override bool HasHole => IsHole;
}
