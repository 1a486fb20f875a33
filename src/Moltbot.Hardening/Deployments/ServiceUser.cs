using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Who a service's processes run as.</summary>
/// <param name="Value">The user; <c>""</c> is root. Null where it is not known.</param>
/// <param name="Source">What decides it.</param>
/// <param name="DecidedBy">Where that stands.</param>
internal sealed record ServiceUser(string? Value, UserSource Source, SourceLocation DecidedBy)
{
    /// <summary>True, false, or null where it is not known.</summary>
    public required bool? RunsAsRoot { get; init; }

    public ImmutableArray<Related> Via { get; init; } = [];
}
