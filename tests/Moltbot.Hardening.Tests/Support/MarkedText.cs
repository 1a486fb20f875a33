using System.Text;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>A text with marks: <c>{|MBH1001:…|}</c> around what a finding of that rule covers, <c>{|MBH1001~:…|}</c> around a related place.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Marks">What was marked, in UTF-16 offsets of <paramref name="Text"/>.</param>
public sealed partial record MarkedText(string Text, IReadOnlyList<Mark> Marks)
{
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Rule, bool IsRelated, int Offset)>();
        var marks = new List<Mark>();
        var last = 0;
        foreach (Match token in Token().Matches(marked))
        {
            text.Append(marked, last, token.Index - last);
            last = token.Index + token.Length;
            if (token.Groups["rule"].Success)
            {
                open.Push((token.Groups["rule"].Value, token.Groups["related"].Success, text.Length));
            }
            else if (open.TryPop(out var mark))
            {
                marks.Add(new Mark(mark.Rule, mark.IsRelated, mark.Offset, text.Length - mark.Offset));
            }
            else
            {
                text.Append(token.Value);
            }
        }

        Assert.Empty(open);
        return new MarkedText(text.Append(marked, last, marked.Length - last).ToString(), marks);
    }

    [GeneratedRegex(@"\{\|(?<rule>MBH\d{4})(?<related>~)?:|\|\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
