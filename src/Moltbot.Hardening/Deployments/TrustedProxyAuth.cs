using System.Collections.Immutable;

namespace Moltbot.Hardening.Deployments;

/// <summary>Clients are known by a header that a proxy sets: <c>MoltbotAuth=trusted-proxy</c>.</summary>
/// <param name="UserHeader">The header that names the user.</param>
/// <param name="Users">The users who may come in.</param>
internal sealed record TrustedProxyAuth(string UserHeader, ImmutableArray<string> Users);
