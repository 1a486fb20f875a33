namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A build variable (ARG or ENV) as it stands at one instruction.</summary>
/// <param name="Value">Null: declared, but without a value.</param>
internal sealed record Variable(string? Value)
{
    /// <summary>The argument without a default that the value depends on: whoever builds may give it one.</summary>
    public string? Because { get; init; }

    /// <summary>Whether the builder's environment or machine decides the value, so that <see cref="Value"/> is a guess.</summary>
    public bool IsSupplied { get; init; }
}
