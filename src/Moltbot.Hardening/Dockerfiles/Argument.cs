using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A word of an instruction and where it stands.</summary>
internal sealed record Argument(string Text, SourceLocation At);
