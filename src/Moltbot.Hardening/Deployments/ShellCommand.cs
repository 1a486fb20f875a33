using System.Collections.Immutable;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>One command that runs, as words.</summary>
internal sealed record ShellCommand(ImmutableArray<ComposeScalar> Words);
