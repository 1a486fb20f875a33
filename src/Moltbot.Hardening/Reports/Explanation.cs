using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Reports;

/// <summary>What is said to somebody who asks for a rule.</summary>
/// <param name="Lines">For a terminal, without a line end.</param>
/// <param name="Finding">Why there is no page; null where there is one.</param>
public sealed record Explanation(ImmutableArray<string> Lines, Finding? Finding);
