using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>No way to gain what was taken away, and the engine's own profiles.</summary>
internal static class SecurityOptionsChange
{
    private const string Option = "no-new-privileges";

    public static ServiceChange? Of(HardenedService hardened)
    {
        var service = hardened.Service;
        var isKept = Confinement.NoNewPrivileges(service) is { IsHole: false } && Confinement.ForbidsNewPrivileges(service);
        var disabling = SecurityOptions.Disabling(service).ToArray();
        if (isKept && disabling.Length == 0)
        {
            return null;
        }

        // Lists are appended, and "no-new-privileges:false" must not stay beside its opposite.
        var kept = service.List("security_opt").Where(each => !each.Text.StartsWith(Option, StringComparison.Ordinal) && !disabling.Contains(each));
        string[] why = [.. isKept ? Array.Empty<string>() : ["MBH2005: no process gains more than it was started with"], .. disabling.Length == 0 ? Array.Empty<string>() : ["MBH2010: the engine's own profiles"]];
        return new ServiceChange(string.Join("; ", why), [$"security_opt: !override [{string.Join(", ", kept.Select(YamlText.AsWritten).Append(YamlText.Literal(Option + ":true")))}]"]);
    }
}
