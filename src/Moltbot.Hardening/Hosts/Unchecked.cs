using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>A question of a rule that this host did not answer.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="At">What it was asked of.</param>
/// <param name="Message">Why there is no answer.</param>
internal sealed record Unchecked(string Rule, SourceLocation At, string Message)
{
    public string? Service { get; init; }

    /// <summary>What the place does not say, such as a port.</summary>
    public string Subject { get; init; } = "";
}
