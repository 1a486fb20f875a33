using System.Collections.Immutable;

namespace Moltbot.Hardening.Hosts;

/// <summary>What an audit looks at besides the project's files.</summary>
/// <param name="Host">The machine.</param>
/// <param name="StateFolders">Absolute: the folders that gateways keep their state in.</param>
public sealed record AuditRequest(IHost Host, ImmutableArray<string> StateFolders);
