using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A stage that is built, followed to its image.</summary>
internal sealed record FollowedStage(BuiltStage Built, ResolvedStage Resolved);
