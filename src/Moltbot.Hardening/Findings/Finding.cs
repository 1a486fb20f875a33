using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>A defect at its place.</summary>
/// <param name="Rule">Who says it.</param>
/// <param name="At">The narrowest span that is wrong, in the file that contributed the value.</param>
/// <param name="Message">What is wrong with which value; why, in half a line; what to write.</param>
public sealed record Finding(RuleDescriptor Rule, SourceLocation At, string Message)
{
    /// <summary>The rule's, unless the catalogue says otherwise for this case. Policy alone changes it afterwards.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    public string? Service { get; init; }

    /// <summary>The path to the value: a JSON pointer into a config, or into the effective model of a set.</summary>
    public string? Pointer { get; init; }

    public ImmutableArray<Related> Related { get; init; } = [];

    public Fix? Fix { get; init; }

    /// <summary>What makes this finding itself and no other of its rule and place, for the fingerprint; never a secret.</summary>
    public string Subject { get; init; } = "";
}
