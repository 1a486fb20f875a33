namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The <c>HEALTHCHECK</c> that an image is left with.</summary>
internal static class StageHealthcheck
{
    /// <summary>The last one of the chain, a parent's <c>ONBUILD</c> included; null where none stands, and the base image's own is in force.</summary>
    public static Instruction? Of(ResolvedStage stage)
    {
        for (var i = 0; i < stage.Chain.Length; i++)
        {
            var triggers = i + 1 < stage.Chain.Length ? stage.Chain[i + 1].Triggers : [];
            if (triggers.Concat(stage.Chain[i].Instructions).LastOrDefault(static instruction => instruction.Keyword == "HEALTHCHECK") is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary><c>HEALTHCHECK NONE</c> takes an inherited one away.</summary>
    public static bool IsNone(Instruction healthcheck) => healthcheck.Arguments is [{ Text: var word }, ..] && word.Equals("NONE", StringComparison.OrdinalIgnoreCase);
}
