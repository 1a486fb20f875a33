namespace Moltbot.Hardening.Tests.Text.Git;

/// <summary>A theory that needs <see cref="GitProgram"/>; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GitTheoryAttribute : TheoryAttribute
{
    public GitTheoryAttribute() => Skip = GitProgram.SkipReason;
}
