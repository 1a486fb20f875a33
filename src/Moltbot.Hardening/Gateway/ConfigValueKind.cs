namespace Moltbot.Hardening.Gateway;

/// <summary>How a value of a configuration is supplied.</summary>
internal enum ConfigValueKind
{
    /// <summary>The key is not there (or <c>null</c>, which no gateway takes).</summary>
    Absent,

    /// <summary>Written in the file.</summary>
    Literal,

    /// <summary>A string with the gateway's own <c>${NAME}</c>; <see cref="ConfigValue.Variable"/> is the name where it is the whole value.</summary>
    EnvReference,

    /// <summary>OpenClaw's <c>{ source, provider, id }</c>, or its short form <c>"$NAME"</c>.</summary>
    SecretReference,

    /// <summary>A template's placeholder: another tool fills it in.</summary>
    Hole,

    /// <summary>The key is not there, but an <c>$include</c> or a placeholder beside its place may bring it.</summary>
    Unknown,

    /// <summary>An object or a list.</summary>
    Collection,
}
