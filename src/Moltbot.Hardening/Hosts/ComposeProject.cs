using System.Collections.Immutable;

namespace Moltbot.Hardening.Hosts;

/// <summary>The compose files by which an engine knows a deployment's containers.</summary>
/// <param name="Folder">Absolute: what <c>--project-directory</c> names.</param>
/// <param name="Files">Absolute, in their order.</param>
/// <param name="EnvFiles">Absolute; none where compose looks for <c>.env</c> itself.</param>
public sealed record ComposeProject(string Folder, ImmutableArray<string> Files, ImmutableArray<string> EnvFiles);
