using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>Something that has to be done again from time to time.</summary>
/// <param name="Name">The name of its date: <c>token</c>, <c>provider-keys</c>, <c>backup</c>.</param>
/// <param name="At">The file of its date.</param>
/// <param name="Age">How long ago it was done; null where no date is known.</param>
internal sealed record Upkeep(string Name, SourceLocation At, TimeSpan? Age)
{
    /// <summary>For people.</summary>
    public string Ago => Age is not { } age ? ""
        : age.TotalHours < 2 ? $"{(int)age.TotalMinutes} minutes"
        : age.TotalHours < 48 ? $"{(int)age.TotalHours} hours"
        : $"{(int)age.TotalDays} days";

    /// <summary>No date is known, or it is that many days old.</summary>
    public bool IsDue(int days) => Age is not { } age || age >= TimeSpan.FromDays(days);
}
