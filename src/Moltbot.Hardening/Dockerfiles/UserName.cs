using System.Globalization;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A <c>user[:group]</c> as the container runtime reads it.</summary>
internal static class UserName
{
    /// <summary>Whether the process has uid 0. The group has no say: <c>1000:0</c> is not root.</summary>
    /// <remarks>The runtime looks for the name in /etc/passwd, then takes it for a number as Go's Atoi does: a sign and leading zeros are allowed.</remarks>
    public static bool IsRoot(string user)
    {
        var name = user.Split(':', 2)[0];
        return name is "" or "root"
            || (int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var uid) && uid == 0);
    }
}
