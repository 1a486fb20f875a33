using System.Security.Cryptography;
using System.Text;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>Names a defect by rule, file, service or pointer, and subject; never by its line, and never by a secret.</summary>
internal static class Fingerprint
{
    public static string Of(Finding finding)
    {
        var identity = string.Join('\n', finding.Rule.Id, finding.At.File.Path, finding.Service ?? "", finding.Pointer ?? "", finding.Subject);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8)).ToLowerInvariant();
    }
}
