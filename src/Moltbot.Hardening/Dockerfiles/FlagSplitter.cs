using System.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Takes the words that begin with <c>--</c> off the front of an instruction's arguments. Quotes and backslashes are resolved; <c>--</c> alone ends them.</summary>
internal static class FlagSplitter
{
    /// <returns>Where the arguments begin.</returns>
    public static int Split(MappedText line, int start, int end, List<Argument> flags)
    {
        for (var at = start; ;)
        {
            while (at < end && char.IsWhiteSpace(line.Text[at]))
            {
                at++;
            }

            if (at + 1 >= end || line.Text[at] != '-' || line.Text[at + 1] != '-')
            {
                return at;
            }

            var word = new StringBuilder();
            var stop = EndOfFlag(line.Text, at, end, word);
            var text = word.ToString();
            if (text == "--")
            {
                return stop;
            }

            flags.Add(new Argument(text, line.At(at, stop)));
            at = stop;
        }
    }

    private static int EndOfFlag(string text, int start, int end, StringBuilder word)
    {
        var quote = '\0';
        var at = start;
        for (; at < end; at++)
        {
            var unit = text[at];
            if (quote == '\0' && char.IsWhiteSpace(unit))
            {
                break;
            }

            if (unit == '\\')
            {
                // The backslash whatever '# escape=' says: BuildKit splits flags before it looks at that.
                if (at + 1 < end)
                {
                    word.Append(text[++at]);
                }
            }
            else if (unit == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && unit is '\'' or '"')
            {
                quote = unit;
            }
            else
            {
                word.Append(unit);
            }
        }

        return at;
    }
}
