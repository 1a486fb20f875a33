using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Something in a build that gives more power than the image needs, or takes a check away.</summary>
/// <param name="Kind">Which.</param>
/// <param name="At">The word that does it.</param>
/// <param name="Text">The word, for a message.</param>
internal sealed record PrivilegeTool(PrivilegeToolKind Kind, SourceLocation At, string Text);
