using System.Collections.Immutable;
using System.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Collects an expanded text, what it depends on, and its words.</summary>
internal sealed class ShellText
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder word = new();
    private readonly ImmutableArray<string>.Builder words = ImmutableArray.CreateBuilder<string>();
    private string? because;
    private bool isSupplied;

    public int Length => text.Length;

    public void Unquoted(char unit)
    {
        text.Append(unit);
        Split(unit);
    }

    public void Raw(char unit)
    {
        text.Append(unit);
        word.Append(unit);
    }

    public void Quoted(Expansion part)
    {
        text.Append(part.Text);
        word.Append(part.Text);
        DependOn(part);
    }

    public void Replaced(Expansion part)
    {
        text.Append(part.Text);
        foreach (var unit in part.Text)
        {
            Split(unit);
        }

        DependOn(part);
    }

    public Expansion Build()
    {
        EndWord();
        return new Expansion(text.ToString()) { Because = because, IsSupplied = isSupplied, Words = words.ToImmutable() };
    }

    private void Split(char unit)
    {
        if (char.IsWhiteSpace(unit))
        {
            EndWord();
        }
        else
        {
            word.Append(unit);
        }
    }

    private void EndWord()
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }

    private void DependOn(Expansion part)
    {
        because ??= part.Because;
        isSupplied |= part.IsSupplied;
    }
}
