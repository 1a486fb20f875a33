using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>A variable of a container, with its value at the place where it is written.</summary>
internal sealed record UsedVariable(string Name, ComposeScalar Value);
