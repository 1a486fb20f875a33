using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text;

/// <summary>Bytes to text: UTF-8 with or without a byte order mark, no control characters but tab, LF and CR.</summary>
/// <remarks>YamlDotNet reads over a NUL in silence and takes a byte order mark for a part of the first key (measured), so both end here.</remarks>
internal static class SourceDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SourceRead Decode(string path, string fullPath, ReadOnlySpan<byte> bytes)
    {
        var hash = Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();
        var content = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = new SourceFile(path, fullPath, Encoding.UTF8.GetString(content[..Math.Max(0, wrong.Index)]));
            return Fail(before, before.Text.Length, "is not UTF-8 here, so nothing after this place can be trusted; save the file as UTF-8") with { Sha256 = hash };
        }

        var file = new SourceFile(path, fullPath, text);
        var control = text.AsSpan().IndexOfAny(ControlCharacters);
        return control < 0
            ? new SourceRead(file, null, null) { Sha256 = hash }
            : Fail(file, control, $"holds the control character U+{(int)text[control]:X4} here, which no text file holds; remove it") with { Sha256 = hash };
    }

    /// <summary>All but tab and line ends.</summary>
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011"
        + "\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f");

    private static SourceRead Fail(SourceFile file, int offset, string message)
    {
        var at = file.At(new TextSpan(offset, 0));
        return new SourceRead(file, ReadFailure.NotText, new Problem(ProblemKind.Unreadable, at, $"'{Quote.Plain(file.Path)}' {message}"));
    }
}
