using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Gateway;

/// <summary>A token or password of the gateway that is written in its configuration.</summary>
/// <param name="Name">What messages call it: <c>token</c> or <c>password</c>.</param>
/// <param name="Text">The secret itself; never for a message.</param>
/// <param name="At">The value.</param>
/// <param name="Pointer">Its JSON pointer.</param>
/// <param name="Variable">The variable by which the product takes it instead.</param>
internal sealed record LiteralSecret(string Name, string Text, SourceLocation At, string Pointer, string Variable)
{
    /// <summary>A record would print the text.</summary>
    public override string ToString() => $"{Name} at {At}";
}
