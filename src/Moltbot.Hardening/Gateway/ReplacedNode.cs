using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>A value of an included file in whose place the gateway sees another one. It still stands in its file.</summary>
/// <param name="Node">The value.</param>
/// <param name="By">The one in its place.</param>
internal sealed record ReplacedNode(ScalarNode Node, SourceLocation By);
