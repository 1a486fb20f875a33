using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Who the processes of a stage's image run as, as far as the Dockerfile says.</summary>
/// <param name="Value">The user as BuildKit writes it into the image: <c>""</c> is root (a <c>USER $VAR</c> without a value). Null: see <see cref="Instruction"/> and <see cref="UnknownBecause"/>.</param>
/// <param name="Instruction">The <c>USER</c> that decides; null where none stands in the chain and the base image decides.</param>
/// <param name="At">The argument of that <c>USER</c>, or the image's name in the <c>FROM</c> that the chain begins with.</param>
internal sealed record StageUser(string? Value, Instruction? Instruction, SourceLocation At)
{
    /// <summary>The argument without a default that the user depends on, where it does.</summary>
    public string? UnknownBecause { get; init; }

    /// <summary>Whether the base image decides.</summary>
    public bool IsInherited => Instruction is null;
}
