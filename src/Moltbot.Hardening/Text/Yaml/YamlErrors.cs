using Moltbot.Hardening.Findings;
using YamlDotNet.Core;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>A parser's exception as a problem at its true place and in words that say what to write.</summary>
/// <remarks>YamlDotNet reports tab indentation at 1:1 and dies of an unterminated flow collection without a place (measured); the text tells where.</remarks>
internal static class YamlErrors
{
    public static Problem Explain(SourceFile file, Exception wrong, YamlProgress progress)
    {
        var said = wrong.Message;
        if (said.Contains("tab as indentation", StringComparison.Ordinal) || said.Contains("found a tab character", StringComparison.Ordinal))
        {
            return At(file, FindTab(file.Text, progress.Offset), 1, "a tab indents this line, which YAML forbids; indent with spaces");
        }

        if (wrong is not YamlException placed)
        {
            return progress.OpenFlow >= 0
                ? At(file, progress.OpenFlow, 1, $"the '{file.Text[progress.OpenFlow]}' that opens here is never closed; close it with '{Closing(file.Text[progress.OpenFlow])}'")
                : At(file, SkipBlank(file.Text, progress.Offset), 0, "the text is not YAML here, and nothing after this place could be read; correct the value");
        }

        var offset = placed.Start.Index == 0 && progress.Offset > 0 ? SkipBlank(file.Text, progress.Offset) : (int)placed.Start.Index;
        var length = (int)Math.Max(0, placed.End.Index - placed.Start.Index);
        return IsQuote(file.Text, offset) && IsUnterminated(said)
            ? At(file, offset, 1, $"the {file.Text[offset]} that opens here is never closed on this level of indentation; close it, or indent its further lines")
            : At(file, offset, length, Sentence(said));
    }

    private static Problem At(SourceFile file, int offset, int length, string message)
    {
        var start = Math.Clamp(offset, 0, file.Text.Length);
        return new Problem(ProblemKind.Unreadable, file.At(new TextSpan(start, Math.Clamp(length, 0, file.Text.Length - start))), message);
    }

    private static string Sentence(string said) =>
        $"not YAML here: {Quote.Plain(said.Trim().TrimEnd('.')).ToLowerInvariant()}; nothing after this place could be read, correct the indentation or quote the value";

    private static bool IsUnterminated(string said) =>
        said.Contains("unexpected end of stream", StringComparison.Ordinal) || said.Contains("wrong indentation", StringComparison.Ordinal)
        || said.Contains("unexpected document indicator", StringComparison.Ordinal);

    private static bool IsQuote(string text, int offset) => offset < text.Length && text[offset] is '"' or '\'';

    private static char Closing(char open) => open == '[' ? ']' : '}';

    private static int FindTab(string text, int from)
    {
        var line = text.LastIndexOf('\n', Math.Clamp(from - 1, 0, Math.Max(0, text.Length - 1))) + 1;
        while (line < text.Length)
        {
            var at = line;
            while (at < text.Length && text[at] is ' ')
            {
                at++;
            }

            var next = text.IndexOf('\n', line);
            if (at < text.Length && text[at] == '\t' && (next < 0 || !string.IsNullOrWhiteSpace(text[at..next])))
            {
                return at;
            }

            line = next < 0 ? text.Length : next + 1;
        }

        var any = text.IndexOf('\t', Math.Clamp(from, 0, text.Length));
        return any < 0 ? from : any;
    }

    private static int SkipBlank(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }
}
