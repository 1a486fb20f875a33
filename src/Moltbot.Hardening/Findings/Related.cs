using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>Another place that a finding speaks of, with half a sentence on its part in it.</summary>
public sealed record Related(SourceLocation At, string Message);
