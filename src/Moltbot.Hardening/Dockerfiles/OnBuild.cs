using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What a stage puts off for the stage that goes on from it.</summary>
internal static class OnBuild
{
    /// <summary>The triggers that BuildKit lets stand, in order. They act right after <c>FROM</c> in the next stage, and only there.</summary>
    public static ImmutableArray<Instruction> Triggers(Stage stage) =>
        [.. stage.Instructions.Select(static instruction => instruction.Trigger).OfType<Instruction>()
            .Where(static trigger => trigger.Keyword is not ("ONBUILD" or "FROM" or "MAINTAINER"))];
}
