using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>Names a defect by rule, file, service or pointer, and subject; never by its line, and never by a secret.</summary>
internal static class Fingerprint
{
    public static string Of(Finding finding) => Hash(Identity(finding));

    /// <summary>Of one cause: of its members' identities, each once, whatever set they stand in.</summary>
    /// <param name="members">What rules raised for it.</param>
    /// <param name="known">The identities so far, each with how often it came: the second alike in a file is another defect and gets another fingerprint.</param>
    public static string Of(IEnumerable<Finding> members, Dictionary<string, int> known)
    {
        var identity = string.Join("\n\n", members.Select(Identity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var before = known.GetValueOrDefault(identity);
        known[identity] = before + 1;
        return Hash(before == 0 ? identity : identity + "\n#" + (before + 1).ToString(CultureInfo.InvariantCulture));
    }

    private static string Identity(Finding finding) =>
        string.Join('\n', finding.Rule.Id, finding.At.File.Path, finding.Service ?? "", finding.Pointer ?? "", finding.Subject);

    private static string Hash(string identity) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8)).ToLowerInvariant();
}
