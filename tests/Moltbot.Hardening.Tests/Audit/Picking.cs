namespace Moltbot.Hardening.Tests.Audit;

/// <summary>Chance that a seed repeats.</summary>
internal static class Picking
{
    public static T Pick<T>(this Random random, params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>One time in so many.</summary>
    public static bool OneIn(this Random random, int times) => random.Next(times) == 0;
}
