using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A here-document of an instruction.</summary>
/// <param name="Name">The delimiter without quotes.</param>
/// <param name="Content">The lines between, tabs removed where <c>&lt;&lt;-</c> says so.</param>
/// <param name="At">The span of the content in the file.</param>
/// <param name="Expands">Whether variables in it are replaced (the delimiter is not quoted).</param>
internal sealed record Heredoc(string Name, string Content, SourceLocation At, bool Expands);
