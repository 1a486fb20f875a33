using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>What the merge left behind, typed as what it kept: the same words of a command, the same names of variables.</summary>
internal static class ReplacedValues
{
    public static ImmutableArray<ReplacedValue> Type(LoadSession session)
    {
        if (session.Replaced.Count == 0)
        {
            return [];
        }

        // docker compose does not look at these values, so what is wrong with one is nobody's problem.
        var unheard = new LoadSession(session.Tree, session.Request);
        return [.. session.Replaced.Select(value => value with { Model = Typing.Apply(unheard, value.Model) })];
    }
}
