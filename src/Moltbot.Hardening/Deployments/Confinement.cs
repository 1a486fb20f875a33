using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>What keeps a service's processes from gaining power: the capabilities that are dropped, and no-new-privileges.</summary>
internal static class Confinement
{
    /// <summary>The engine takes the word in any case.</summary>
    public static bool DropsAllCapabilities(Service service) =>
        service.List("cap_drop").Any(static item => item.Text.Equals("ALL", StringComparison.OrdinalIgnoreCase));

    /// <summary>Bare, or with a truth value behind <c>:</c> or <c>=</c>; of several the last one wins.</summary>
    public static bool ForbidsNewPrivileges(Service service) => NoNewPrivileges(service) is { } option && IsOn(option.Text);

    /// <summary>The option that decides, or null where none is written.</summary>
    public static ComposeScalar? NoNewPrivileges(Service service) => service.List("security_opt")
        .LastOrDefault(static item => item.Text == Option || item.Text.StartsWith(Option + ":", StringComparison.Ordinal) || item.Text.StartsWith(Option + "=", StringComparison.Ordinal));

    private const string Option = "no-new-privileges";

    // The words that Go's strconv.ParseBool takes for true.
    private static bool IsOn(string text) => text.Length == Option.Length || text[(Option.Length + 1)..] is "1" or "t" or "T" or "true" or "TRUE" or "True";
}
