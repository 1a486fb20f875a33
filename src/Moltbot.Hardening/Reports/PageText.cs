using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Reports;

/// <summary>A rule's page as text for a terminal: paragraphs wrapped, blocks set in, links written out.</summary>
internal static class PageText
{
    private const int Width = 100;

    private const string Fence = "```";

    private const string Indent = "    ";

    public static ImmutableArray<string> Lines(string markdown)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var paragraph = "";
        var inBlock = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            var isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (!inBlock && !isFence && IsText(line))
            {
                var begins = IsItem(line);
                if (begins)
                {
                    Flush(lines, paragraph);
                }

                paragraph = begins || paragraph.Length == 0 ? line : $"{paragraph} {line.Trim()}";
                continue;
            }

            Flush(lines, paragraph);
            paragraph = "";
            if (isFence)
            {
                inBlock = !inBlock;
                AddFileName(lines, line);
            }
            else if (inBlock)
            {
                lines.Add(Quote.Line((Indent + line).TrimEnd()));
            }
            else
            {
                AddStructure(lines, line);
            }
        }

        Flush(lines, paragraph);
        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines.ToImmutable();
    }

    /// <summary>Neither blank nor a heading, comment or row of a table.</summary>
    private static bool IsText(string line) => line.Length > 0 && line[0] is not ('#' or '<' or '|');

    private static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    /// <summary>The name of the file that a block shows stands behind its language.</summary>
    private static void AddFileName(ImmutableArray<string>.Builder lines, string fence)
    {
        var space = fence.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0)
        {
            lines.Add(Quote.Line($"{fence[(space + 1)..].Trim()}:"));
        }
    }

    private static void AddStructure(ImmutableArray<string>.Builder lines, string line)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal))
        {
            lines.Add(Quote.Line(line[3..].ToUpperInvariant()));
        }
        else if (line.StartsWith("<!--", StringComparison.Ordinal))
        {
            return;
        }
        else if (line.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
        {
            lines.Add(Quote.Line(Plain(line.TrimStart('#').TrimStart())));
        }
    }

    private static void Flush(ImmutableArray<string>.Builder lines, string paragraph)
    {
        var hanging = IsItem(paragraph) ? "  " : "";
        var line = "";
        foreach (var word in Plain(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > hanging.Length && line.Length + 1 + word.Length > Width)
            {
                lines.Add(Quote.Line(line));
                line = hanging + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        if (line.Length > 0)
        {
            lines.Add(Quote.Line(line));
        }
    }

    /// <summary>Without the marks of emphasis, and <c>[text](address)</c> as <c>text (address)</c>.</summary>
    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal) is var plain && plain.Contains("](", StringComparison.Ordinal)
        ? WithLinks(plain)
        : plain;

    private static string WithLinks(string text)
    {
        for (var middle = text.IndexOf("](", StringComparison.Ordinal); middle >= 0; middle = text.IndexOf("](", middle + 1, StringComparison.Ordinal))
        {
            var (open, close) = (text.LastIndexOf('[', middle), text.IndexOf(')', middle));
            if (open >= 0 && close >= 0)
            {
                text = $"{text[..open]}{text[(open + 1)..middle]} ({text[(middle + 2)..close]}){text[(close + 1)..]}";
            }
        }

        return text;
    }
}
