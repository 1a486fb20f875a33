namespace Moltbot.Hardening.Benchmarks;

/// <summary>The inputs of <see cref="EffectiveModel"/>.</summary>
public enum ComposeSize
{
    /// <summary>The gateway's compose file and its override, about 65 lines.</summary>
    Pair,

    /// <summary>One file of 200 lines.</summary>
    Lines200,

    /// <summary>The same kind of file, ten times as long.</summary>
    Lines2000,

    /// <summary>And ten times as long again.</summary>
    Lines20000,

    /// <summary>A thousand sets of two files each, loaded one after the other.</summary>
    Sets1000,
}
