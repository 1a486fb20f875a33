namespace Moltbot.Hardening.Tests.Cases;

/// <summary>A fixture of a KICS query.</summary>
/// <param name="Query">The query's folder.</param>
/// <param name="File">The fixture's name; it begins with <c>positive</c> or <c>negative</c>.</param>
/// <param name="Text">Its content.</param>
/// <param name="Lines">The lines on which KICS reports it; none for a negative.</param>
internal sealed record KicsCase(string Query, string File, string Text, IReadOnlyList<int> Lines)
{
    public string Name => $"{Query}/{File}";

    public bool IsPositive => Lines.Count > 0;

    /// <summary>Whether a line stands in the block that another line opens: it is what the other one names, told more narrowly.</summary>
    public bool IsWithin(int opening, int line)
    {
        var lines = Text.Split('\n');
        var indent = Indent(lines[opening - 1]);
        return line > opening && lines[opening..line].All(inside => inside.Trim().Length == 0 || Indent(inside) > indent);
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
