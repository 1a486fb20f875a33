using System.Buffers;

namespace Moltbot.Hardening.Findings;

/// <summary>The characters that a vendor's tokens are made of.</summary>
internal sealed class SecretAlphabet
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly string letters;

    private readonly SearchValues<char> characters;

    private SecretAlphabet(string letters) => (this.letters, characters) = (letters, SearchValues.Create(letters));

    /// <summary>As it stands between the brackets of a regular expression, the dash last.</summary>
    public string Bracket => letters.Replace(Alphanumeric, "0-9A-Za-z", StringComparison.Ordinal) is var bracket && letters.Contains('-', StringComparison.Ordinal)
        ? bracket.Replace("a-z-", "a-z", StringComparison.Ordinal) + "-"
        : bracket;

    public static SecretAlphabet Base62 { get; } = new(Alphanumeric);

    public static SecretAlphabet Base64Url { get; } = new(Alphanumeric + "-_");

    /// <summary>As <see cref="Base64Url"/>, in parts with dots between them.</summary>
    public static SecretAlphabet Dotted { get; } = new(Alphanumeric + "-_.");

    public static SecretAlphabet Base64 { get; } = new(Alphanumeric + "+/=");

    /// <summary>Letters and digits in groups.</summary>
    public static SecretAlphabet Dashed { get; } = new(Alphanumeric + "-");

    public static SecretAlphabet Hex { get; } = new("0123456789abcdef");

    public static SecretAlphabet Base32 { get; } = new("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    public static SecretAlphabet Bech32 { get; } = new("0123456789ACDEFGHJKLMNPQRSTUVWXYZ");

    /// <summary>How many characters from the start belong to it.</summary>
    public int Run(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(characters) is var end and >= 0 ? end : text.Length;
}
