using System.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>Finds secrets by their shape: a vendor's prefix, alphabet and checksum, a private key's frame, the password of an address.</summary>
/// <remarks>Plain scanning, no expressions: this runs over every value that a message shows, in a process that lives for a second.</remarks>
internal static class SecretShapes
{
    private const string Mask = "***";

    /// <summary>What the value is or holds, for a message, or null. A word such as <c>task-list</c> or a <c>${VAR}</c> is never one.</summary>
    public static string? KindOf(string value) => Find(value)?.Kind;

    /// <summary>The first secret in a text from an offset on, or null. What an example shows in its place (<c>sk-ant-your-key…</c>) is none.</summary>
    public static SecretMatch? Find(string text, int from = 0) => Find(text, from, isShown: false);

    /// <summary>The text with <c>***</c> in place of every secret in it; of an address only the password goes.</summary>
    /// <remarks>What may be an example is hidden too: to show a secret is worse than to hide none.</remarks>
    public static string Hide(string text)
    {
        if (Find(text, 0, isShown: true) is not { } first)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        var at = 0;
        for (SecretMatch? match = first; match is { } secret; match = Find(text, at, isShown: true))
        {
            shown.Append(text, at, secret.Offset - at).Append(Mask);
            at = secret.End;
        }

        return shown.Append(text, at, text.Length - at).ToString();
    }

    private static SecretMatch? Find(string text, int from, bool isShown)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (At(text, at, from, isShown) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    private static SecretMatch? At(string text, int at, int from, bool isShown) => text[at] switch
    {
        '-' => SecretFrames.PrivateKey(text, at),
        ':' => SecretFrames.AddressPassword(text, at) is { } password && password.Offset >= from ? password : null,
        '=' => SecretFrames.ConnectionPassword(text, at),
        '~' => SecretFrames.AzureSecret(text, at) is { } azure && azure.Offset >= from ? azure : null,
        >= '0' and <= '9' when IsStart(text, at) || SecretFrames.IsBehindBot(text, at) => SecretFrames.TelegramToken(text, at, isShown),
        var first when char.IsAsciiLetter(first) && IsStart(text, at) => Prefixed(text, at, isShown) ?? SecretFrames.SignedToken(text, at) ?? SecretFrames.DiscordToken(text, at),
        _ => null,
    };

    private static SecretMatch? Prefixed(string text, int at, bool isShown)
    {
        foreach (var shape in SecretShapeTable.StartingWith(text[at]))
        {
            if (text.AsSpan(at).StartsWith(shape.Prefix, StringComparison.Ordinal) && Length(text.AsSpan(at + shape.Prefix.Length), shape, isShown) is var length and > 0)
            {
                return new SecretMatch(shape.Kind, at, shape.Prefix.Length + length);
            }
        }

        return null;
    }

    /// <summary>Characters of a secret's body at the start of a text; 0 where it is none.</summary>
    private static int Length(ReadOnlySpan<char> text, SecretShape shape, bool isShown)
    {
        var length = shape.Alphabet.Run(text);
        if (length < shape.Least || length > shape.Most || (length < text.Length && IsWord(text[length])))
        {
            return 0;
        }

        var body = text[..length];
        return isShown || (SecretRandomness.IsLikely(body) && HasItsKinds(body, shape) && IsChecked(body, shape)) ? length : 0;
    }

    private static bool IsChecked(ReadOnlySpan<char> body, SecretShape shape) =>
        shape.HasChecksum ? body.Length != TokenChecksum.Length || TokenChecksum.IsRight(body)
        : shape.Prefix != "sk-" || IsKeyOfOpenAiForm(body);

    private static bool HasItsKinds(ReadOnlySpan<char> body, SecretShape shape) => SecretRandomness.Kinds(body) >= shape.LeastKinds;

    /// <summary>Without more of a prefix: upper case and a digit (OpenAI's own), or hexadecimal (DeepSeek).</summary>
    private static bool IsKeyOfOpenAiForm(ReadOnlySpan<char> body) =>
        (body.ContainsAnyInRange('A', 'Z') && body.ContainsAnyInRange('0', '9')) || SecretAlphabet.Hex.Run(body) == body.Length;

    private static bool IsStart(string text, int at) => at == 0 || !(IsWord(text[at - 1]) || text[at - 1] == '-');

    private static bool IsWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_';
}
