using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A secret anywhere in the text of a file.</summary>
/// <param name="At">The secret; its text is never for a message.</param>
/// <param name="Kind">What it is, with its article.</param>
/// <param name="Beginning">The vendor's prefix, at most four characters; empty for what a person chose.</param>
internal sealed record TextSecret(SourceLocation At, string Kind, string Beginning);
