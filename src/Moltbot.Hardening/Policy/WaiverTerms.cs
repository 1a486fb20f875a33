using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>A waiver as it is written, in a comment or an item.</summary>
internal sealed record WaiverTerms
{
    /// <summary>What it is called in a message: <c>the waiver</c>, <c>MoltbotWaiver 'MBH1001'</c>.</summary>
    public required string Name { get; init; }

    public required SourceLocation At { get; init; }

    public required Worded Rule { get; init; }

    public required WaiverReach Reach { get; init; }

    public Worded? Justification { get; init; }

    public Worded? Owner { get; init; }

    public Worded? Expires { get; init; }

    /// <summary>Where the form itself is wrong; nothing else is then said of it.</summary>
    public Worded? Fault { get; init; }
}

/// <summary>A word of a waiver, or of what is wrong with it, at its place.</summary>
internal sealed record Worded(string Text, SourceLocation At);
