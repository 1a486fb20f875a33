using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Gateway;

/// <summary>Where a configuration may take other files from.</summary>
/// <param name="Tree">The files.</param>
/// <param name="Root">Absolute; no <c>$include</c> may leave it (design.md, the root).</param>
internal sealed record IncludeScope(ISourceTree Tree, string Root);
