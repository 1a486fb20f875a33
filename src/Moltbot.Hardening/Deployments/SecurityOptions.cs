using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>What a service's <c>security_opt</c> does to the engine's profiles, as docker compose and the engine read it.</summary>
/// <remarks>A name and a value with <c>=</c>, else with <c>:</c>; of two with one name the later counts, but for labels, which add up.</remarks>
internal static class SecurityOptions
{
    /// <summary>The options that switch a profile off.</summary>
    public static IEnumerable<ComposeScalar> Disabling(Service service)
    {
        var options = service.List("security_opt").ToArray();
        for (var i = 0; i < options.Length; i++)
        {
            var name = Name(options[i].Text);
            var isOff = (name, Value(options[i].Text)) is ("seccomp" or "apparmor" or "systempaths", "unconfined") or ("label", "disable");
            var isReplaced = name is "seccomp" or "apparmor" && Array.FindLastIndex(options, option => Name(option.Text) == name) > i;
            if (isOff && !isReplaced)
            {
                yield return options[i];
            }
        }
    }

    /// <summary>What is set: <c>seccomp</c>, <c>apparmor</c>, <c>label</c>, …</summary>
    public static string Name(string option) => Cut(option) is > 0 and var at ? option[..at] : option;

    private static string? Value(string option) => Cut(option) is > 0 and var at ? option[(at + 1)..] : null;

    private static int Cut(string option) => option.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? equals : option.IndexOf(':', StringComparison.Ordinal);
}
