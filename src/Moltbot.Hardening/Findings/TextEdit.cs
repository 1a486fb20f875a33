using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>Replaces the text under a span.</summary>
public sealed record TextEdit(SourceLocation At, string NewText);
