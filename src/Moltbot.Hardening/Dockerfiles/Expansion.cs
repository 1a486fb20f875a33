using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A word with its variables replaced and its quotes and escapes resolved.</summary>
/// <param name="Text">Where an argument has no value: what BuildKit would write.</param>
internal sealed record Expansion(string Text)
{
    /// <summary>The first argument without a value that the text depends on.</summary>
    public string? Because { get; init; }

    /// <summary>Whether the builder's environment or machine decides the text.</summary>
    public bool IsSupplied { get; init; }

    /// <summary>Arguments that <c>${NAME:?…}</c> demands and nobody gives.</summary>
    public ImmutableArray<string> Demanded { get; init; } = [];

    /// <summary>The text split at white space that stands outside quotes.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Why BuildKit refuses the word, in half a sentence; null where it does not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether <see cref="Failure"/> is about our own limit.</summary>
    public bool IsTooLong { get; init; }
}
