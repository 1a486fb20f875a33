namespace Moltbot.Hardening.Compose;

/// <summary>A value of a compose model. Immutable: every stage makes new ones.</summary>
internal abstract record ComposeNode(Origin Origin)
{
    /// <summary>Whether the value, or a part of it, is supplied by the host only (<c>${VAR:?…}</c> without a value).</summary>
    public abstract bool HasHole { get; }

    /// <summary>Whether it is a null scalar.</summary>
    public bool IsNull => this is ComposeScalar { Value: null };
}
