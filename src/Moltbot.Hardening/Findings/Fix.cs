using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>What to write instead, as data.</summary>
/// <param name="Title">Begins with a capital, has no full stop.</param>
/// <param name="Edits">Applied all or none.</param>
/// <param name="IsSafe">May be applied by a tool; else it is only shown.</param>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits, bool IsSafe)
{
    /// <summary>What a person still has to do once the edits are made, as a sentence without its end; null for nothing.</summary>
    public string? Then { get; init; }

    /// <summary>A fix that a person pastes.</summary>
    public static Fix Show(SourceLocation at, string title, string newText) => new(title, [new TextEdit(at, newText)], IsSafe: false);

    /// <summary>A fix that may be applied by itself.</summary>
    public static Fix Safe(SourceLocation at, string title, string newText) => new(title, [new TextEdit(at, newText)], IsSafe: true);

    /// <summary>A fix that a person looks at, of an edit that could be found; none where it could not.</summary>
    internal static Fix? Show(string title, TextEdit? edit) => edit is null ? null : new Fix(title, [edit], IsSafe: false);

    /// <summary>The same of two edits.</summary>
    internal static Fix? Show(string title, TextEdit? one, TextEdit? other) => one is null || other is null ? null : new Fix(title, ImmutableArray.Create(one, other), IsSafe: false);
}
