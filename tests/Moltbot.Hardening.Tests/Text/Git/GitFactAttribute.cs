namespace Moltbot.Hardening.Tests.Text.Git;

/// <summary>A test that needs <see cref="GitProgram"/>; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute() => Skip = GitProgram.SkipReason;
}
