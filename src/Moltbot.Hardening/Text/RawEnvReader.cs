using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text;

/// <summary>Reads an env file of <c>format: raw</c>: a line is a name, the first <c>=</c> and the value as it stands, quotes, blanks and dollars too.</summary>
/// <remarks>Measured on docker compose 2.40.3: blanks before a name are dropped, a line that begins with <c>#</c> is a comment, a name alone inherits its value.</remarks>
internal static class RawEnvReader
{
    public static EnvFile Read(SourceFile file)
    {
        var entries = ImmutableArray.CreateBuilder<EnvEntry>();
        var text = file.Text;
        for (var line = 0; line < text.Length;)
        {
            var stop = text.IndexOf('\n', line);
            var next = stop < 0 ? text.Length : stop + 1;
            var end = stop < 0 ? text.Length : stop;
            end = end > line && text[end - 1] == '\r' ? end - 1 : end;
            var start = line;
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            if (start < end && text[start] != '#')
            {
                if (Refusal(file, start, end) is { } refused)
                {
                    return new EnvFile(file, entries.ToImmutable(), [refused]);
                }

                entries.Add(Entry(file, start, end));
            }

            line = next;
        }

        return new EnvFile(file, entries.ToImmutable(), []);
    }

    private static int NameEnd(SourceFile file, int start, int end) => file.Text.IndexOf('=', start, end - start) is var sign and >= 0 ? sign : end;

    private static Problem? Refusal(SourceFile file, int start, int end)
    {
        var name = TextSpan.Between(start, NameEnd(file, start, end));
        if (name.Length == 0)
        {
            return new Problem(ProblemKind.Unreadable, file.At(new TextSpan(start, 1)), "no name stands before this '='; a line is NAME=value");
        }

        return file.Slice(name).AsSpan().IndexOfAny(' ', '\t') < 0
            ? null
            : new Problem(ProblemKind.Unreadable, file.At(name), $"the name {Quote.Value(file.Slice(name))} holds a blank; in 'format: raw' a line is NAME=value, without 'export' and without blanks around '='");
    }

    private static EnvEntry Entry(SourceFile file, int start, int end)
    {
        var stop = NameEnd(file, start, end);
        var key = file.At(TextSpan.Between(start, stop));

        // As in single quotes: no variable is replaced.
        return stop == end
            ? new EnvEntry(key.Slice, key, null, file.At(new TextSpan(end, 0)))
            : new EnvEntry(key.Slice, key, file.Text[(stop + 1)..end], file.At(TextSpan.Between(stop + 1, end))) { Quote = EnvQuote.Single };
    }
}
