using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>A file that was read for a set.</summary>
/// <param name="Read">The file.</param>
/// <param name="IsEnvironment">An env file: its content decides, but no hash of it is ever reported.</param>
internal sealed record ComposeInput(SourceRead Read, bool IsEnvironment);
