using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A script that a build runs.</summary>
/// <param name="Run">The instruction.</param>
/// <param name="Script">Its pipelines.</param>
/// <param name="Place">Where a part of the script stands in the file.</param>
internal sealed record BuildScript(BuiltInstruction Run, Script Script, Func<TextSpan, SourceLocation> Place);
