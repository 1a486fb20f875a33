using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A secret that is written in a compose file.</summary>
/// <param name="Service">The service that receives it.</param>
/// <param name="Path">Where in the service, such as <c>environment/API_KEY</c>.</param>
/// <param name="Value">The scalar; its text is never for a message.</param>
/// <param name="Variable">The variable to refer to instead.</param>
/// <param name="Kind">What it is, for a message.</param>
/// <param name="IsPlaceholder">An example that everybody knows.</param>
internal sealed record ComposeSecret(Service Service, string Path, ComposeScalar Value, string Variable, string Kind, bool IsPlaceholder)
{
    /// <summary>Nothing else stands in the scalar, such as the rest of a command, so that the reference may take its place.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>What overrides it, so that no container gets it; null where one does.</summary>
    public SourceLocation? ReplacedBy { get; init; }

    /// <summary>A record would print the text.</summary>
    public override string ToString() => $"{Path} at {Value.Origin.At}";
}
