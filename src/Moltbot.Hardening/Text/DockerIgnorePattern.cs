using Moltbot.Hardening.Text.Ignore;

namespace Moltbot.Hardening.Text;

/// <summary>A line of a .dockerignore.</summary>
/// <param name="Glob">What it matches.</param>
/// <param name="Includes">Begins with <c>!</c>: brings back what an earlier line left out.</param>
/// <param name="At">Where it stands.</param>
internal sealed record DockerIgnorePattern(PathGlob Glob, bool Includes, SourceLocation At);
