using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>Places that are files of a host and no text of the project: no line of them is meant.</summary>
internal static class HostPlace
{
    /// <param name="shown">As reports, waivers and fingerprints have it.</param>
    /// <param name="fullPath">Absolute.</param>
    public static SourceLocation At(string shown, string fullPath) => new SourceFile(shown.Replace('\\', '/'), fullPath, "") { IsText = false }.Start;
}
