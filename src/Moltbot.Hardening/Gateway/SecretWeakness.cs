namespace Moltbot.Hardening.Gateway;

/// <summary>Why a shared secret protects nothing.</summary>
internal enum SecretWeakness
{
    /// <summary>Empty or white space.</summary>
    Blank,

    /// <summary><c>undefined</c> or <c>null</c> as text: what a script writes when its variable was not set.</summary>
    Stringified,

    /// <summary>The example of a guide, or a text that says that it is to be replaced.</summary>
    Placeholder,

    /// <summary>Under <see cref="SecretStrength.LeastLength"/> characters.</summary>
    Short,

    /// <summary>Long, but repeated, in sequence, or of few different characters.</summary>
    Predictable,
}
