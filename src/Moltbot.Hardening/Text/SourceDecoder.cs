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
        var control = FindControl(text);
        return control < 0
            ? new SourceRead(file, null, null) { Sha256 = hash }
            : Fail(file, control, $"holds the control character U+{(int)text[control]:X4} here, which no text file holds; remove it") with { Sha256 = hash };
    }

    /// <summary>The first control character but tab and line ends, or -1.</summary>
    private static int FindControl(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is (< ' ' and not ('\t' or '\n' or '\r')) or '\u007f')
            {
                return i;
            }
        }

        return -1;
    }

    private static SourceRead Fail(SourceFile file, int offset, string message)
    {
        var at = file.At(new TextSpan(offset, 0));
        return new SourceRead(file, ReadFailure.NotText, new Problem(ProblemKind.Unreadable, at, $"'{Quote.Plain(file.Path)}' {message}"));
    }
}
