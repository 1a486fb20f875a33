namespace Moltbot.Hardening.Findings;

/// <summary>A kind of secret that a fixed beginning tells.</summary>
/// <param name="Prefix">What every one begins with.</param>
/// <param name="Kind">What it is, with its article, for a message.</param>
/// <param name="Alphabet">Of what follows the prefix.</param>
/// <param name="Least">The fewest characters that follow.</param>
/// <param name="Most">The most.</param>
internal sealed record SecretShape(string Prefix, string Kind, SecretAlphabet Alphabet, int Least, int Most = int.MaxValue)
{
    /// <summary>The last six characters are a checksum of those before (<see cref="TokenChecksum"/>), where the body has 36.</summary>
    public bool HasChecksum { get; init; }

    /// <summary>The prefix is so short that only upper case, lower case and a digit together tell a token from a constant's name.</summary>
    public bool HasEveryKind { get; init; }

    /// <summary>How many of upper case, lower case and digits a body has at least. Sixteen characters of AWS's alphabet may be letters alone.</summary>
    public int LeastKinds => HasEveryKind ? 3 : Alphabet == SecretAlphabet.Base32 ? 1 : 2;
}
