namespace Moltbot.Hardening.Tests.Compose;

/// <summary>Cases that are knowingly answered in another way than compose-go 2.14.0 answers them. The reasons: docs/deviations.md.</summary>
internal static class Deviations
{
    public static IReadOnlyDictionary<string, string> LoaderCases { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
