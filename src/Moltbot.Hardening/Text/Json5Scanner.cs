using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text;

/// <summary>A place in a JSON5 text: what stands there, white space and comments, a template's placeholders, and the first problem.</summary>
internal sealed class Json5Scanner(SourceFile file, bool isTemplate)
{
    private readonly ImmutableArray<Comment>.Builder comments = ImmutableArray.CreateBuilder<Comment>();

    public string Text { get; } = file.Text;

    /// <summary>The comments that were skipped, in order.</summary>
    public ImmutableArray<Comment> Comments => comments.ToImmutable();

    public int Position { get; set; }

    /// <summary>What ended the reading, or null.</summary>
    public Problem? Problem { get; private set; }

    public bool AtEnd => Position >= Text.Length;

    /// <summary>The unit at the position; NUL at the end, which no text that was decoded holds.</summary>
    public char Current => Peek(0);

    /// <summary>Whether a placeholder that a template may hold begins here.</summary>
    public bool AtPlaceholder => isTemplate && (At("${") || At("{{"));

    public char Peek(int ahead) => Position + ahead < Text.Length ? Text[Position + ahead] : '\0';

    public bool TryTake(char unit)
    {
        if (Problem is not null || Current != unit || AtEnd)
        {
            return false;
        }

        Position++;
        return true;
    }

    public SourceLocation At(int start) => file.At(TextSpan.Between(start, Position));

    public SourceLocation AtSpan(TextSpan span) => file.At(span);

    /// <summary>Notes the first problem; later ones follow from it.</summary>
    public void Fail(TextSpan span, string message, ProblemKind kind = ProblemKind.Unreadable, ImmutableArray<Related> related = default) =>
        Problem ??= new Problem(kind, file.At(span), message) { Related = related.IsDefault ? [] : related };

    /// <summary>The span of what stands here, for a message: a word, or one character.</summary>
    public TextSpan HereToken()
    {
        var end = Position;
        while (end < Text.Length && Json5Characters.IsWord(Text, end))
        {
            end += Json5Characters.Width(Text, end);
        }

        return end > Position ? TextSpan.Between(Position, end) : new TextSpan(Position, AtEnd ? 0 : Json5Characters.Width(Text, Position));
    }

    /// <summary>What stands here, for a message.</summary>
    public string Found() => AtEnd ? "the end of the file" : Json5Words.Show(file.Slice(HereToken()));

    /// <summary>Skips white space and comments; in a template also the lines that open and close mustache sections.</summary>
    public void SkipTrivia()
    {
        while (Problem is null)
        {
            if (Json5Characters.IsWhiteSpace(Current) && !AtEnd)
            {
                Position++;
            }
            else if (At("//"))
            {
                SkipLine();
            }
            else if (At("/*"))
            {
                SkipBlockComment();
            }
            else if (isTemplate && At("{{") && Peek(2) is '#' or '/' or '^' or '!')
            {
                TakeUntil("}}");
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Reads a placeholder, or several without anything between, as one value.</summary>
    public ScalarNode? ReadPlaceholder()
    {
        var start = Position;
        while (AtPlaceholder && Problem is null)
        {
            TakeUntil(At("${") ? "}" : "}}");
        }

        return Problem is null ? new ScalarNode(At(start), Text[start..Position], ScalarStyle.Hole) : null;
    }

    public bool At(string mark) => string.CompareOrdinal(Text, Position, mark, 0, mark.Length) == 0;

    private void SkipLine()
    {
        comments.Add(Comment.OfLine(file, Position, "//".Length));
        while (!AtEnd && !Json5Characters.IsLineEnd(Current))
        {
            Position++;
        }
    }

    private void SkipBlockComment()
    {
        var end = Text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            Fail(new TextSpan(Position, 2), "the comment that begins here has no end; write '*/'");
            return;
        }

        comments.Add(new Comment(file.At(TextSpan.Between(Position, end + 2)), file.At(TextSpan.Between(Position + 2, end))) { IsBlock = true });
        Position = end + 2;
    }

    private void TakeUntil(string end)
    {
        var line = Text.AsSpan(Position).IndexOfAny('\r', '\n');
        var found = Text.IndexOf(end, Position, line < 0 ? Text.Length - Position : line, StringComparison.Ordinal);
        if (found < 0)
        {
            Fail(new TextSpan(Position, 2), $"the placeholder that begins here has no end on its line; write '{end}'");
            return;
        }

        Position = found + end.Length;
    }
}
