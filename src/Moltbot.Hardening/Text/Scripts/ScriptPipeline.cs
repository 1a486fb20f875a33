using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Commands joined by <c>|</c>: each reads what the one before it writes.</summary>
/// <param name="Commands">At least one.</param>
/// <param name="Guards">The tests that decide whether it runs at all, as far as <c>if</c>, <c>&amp;&amp;</c> and <c>||</c> say.</param>
internal sealed record ScriptPipeline(ImmutableArray<ScriptCommand> Commands, ImmutableArray<ScriptGuard> Guards)
{
    /// <summary>A <c>!</c> stands in front.</summary>
    public bool IsNegated { get; init; }

    /// <summary>The one command whose success is the pipeline's; null where there is no such.</summary>
    public ScriptCommand? Test => !IsNegated && Commands is [{ Body: null } test] ? test : null;
}
