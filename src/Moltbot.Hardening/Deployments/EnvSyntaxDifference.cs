using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A line of an env file that docker compose and a shell take differently.</summary>
/// <param name="At">The narrowest place.</param>
/// <param name="Why">What each of them makes of it, and what to write.</param>
internal sealed record EnvSyntaxDifference(SourceLocation At, string Why)
{
    private const string Export = "export";

    /// <summary>What to write there; null where only the author knows.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The first one of an entry, or null.</summary>
    /// <remarks>docker compose as measured on 2.40.3 (<see cref="EnvReader"/>), the shell as POSIX has it.</remarks>
    public static EnvSyntaxDifference? Of(EnvEntry entry) => entry.IsExported ? Exported(entry) : entry.Value is null ? null : OfValue(entry);

    private static EnvSyntaxDifference Exported(EnvEntry entry)
    {
        var file = entry.KeyAt.File;
        var at = file.Text.LastIndexOf(Export, entry.KeyAt.Span.Offset, StringComparison.Ordinal);
        return new EnvSyntaxDifference(
            file.At(new TextSpan(Math.Max(0, at), Export.Length)),
            "begins with 'export': docker compose drops the word, 'docker run --env-file' and systemd refuse or misread the line; write NAME=value alone, and 'set -a' before a shell sources the file")
        {
            Fix = Fix.Show(file.At(TextSpan.Between(Math.Max(0, at), entry.KeyAt.Span.Offset)), "Write the assignment alone", ""),
        };
    }

    private static EnvSyntaxDifference? OfValue(EnvEntry entry)
    {
        var written = entry.ValueAt.Slice;
        var why = entry.Quote switch
        {
            EnvQuote.Single => written.Contains("\\'", StringComparison.Ordinal) ? "has \\' in single quotes: docker compose makes a quote of it, to a shell the text ends there; write the value without a single quote" : null,
            _ when Command(written) is { } command => $"has {command}: docker compose keeps the text as it stands, a shell that sources the file runs it; write the value itself",
            EnvQuote.Double => HasOwnEscape(written) ? "has an escape such as \\n in double quotes: docker compose makes a control character of it, a shell keeps both characters; write single quotes, or no escape" : null,
            _ => written.AsSpan().ContainsAny('"', '\'') ? "has a quote inside an unquoted text: docker compose keeps it as a part of the value, a shell takes it away; put the whole value in quotes, or leave the quote out" : null,
        };
        return why is not null ? new EnvSyntaxDifference(entry.ValueAt, why)
            : entry.Quote != EnvQuote.None && IsGluedOn(entry) ? new EnvSyntaxDifference(entry.ValueAt, "goes on behind its closing quote: docker compose begins a new variable there, a shell joins the two; put the whole value in quotes")
            : null;
    }

    private static string? Command(string written) =>
        written.Contains("$(", StringComparison.Ordinal) && !written.Contains("$$(", StringComparison.Ordinal) ? "$( )" : written.Contains('`', StringComparison.Ordinal) ? "backticks" : null;

    /// <summary>A shell knows only <c>\"</c>, <c>\\</c>, <c>\$</c>, <c>\`</c> in double quotes.</summary>
    private static bool HasOwnEscape(string written)
    {
        for (var at = written.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at + 1 < written.Length; at = written.IndexOf('\\', Math.Min(at + 2, written.Length)))
        {
            if (written[at + 1] is 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '0')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGluedOn(EnvEntry entry)
    {
        var (text, end) = (entry.ValueAt.File.Text, entry.ValueAt.Span.End);
        return end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != '#';
    }
}
