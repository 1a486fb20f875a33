using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>A waiver that may be: its rule may be waived, it says why, and it has not ended.</summary>
internal sealed record Waiver
{
    public required string Rule { get; init; }

    /// <summary>The comment, or the project file.</summary>
    public required SourceLocation At { get; init; }

    public required WaiverReach Reach { get; init; }

    public required string Justification { get; init; }

    public string? Owner { get; init; }

    /// <summary>The last day on which it holds; null where it does not end.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Written into a file, for one finding; else an item, for all that it describes.</summary>
    public bool IsComment => Reach.Line is not null;

    /// <summary>As log and report tell it.</summary>
    public string Reason => "waived"
        + (Expires is { } last ? $" until {WaiverDate.Show(last)}" : "")
        + (Owner is null ? "" : $" by {Quote.Plain(Owner)}")
        + $": {Quote.Sentence(Justification)}";
}
