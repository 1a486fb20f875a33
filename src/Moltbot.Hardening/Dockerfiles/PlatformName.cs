using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The value of <c>--platform</c>: <c>os</c>, <c>arch</c>, <c>os/arch</c> or <c>os/arch/variant</c>.</summary>
internal static partial class PlatformName
{
    private static readonly string[] Known =
    [
        "aix", "android", "darwin", "dragonfly", "freebsd", "illumos", "ios", "js", "linux", "macos", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos",
        "386", "aarch64", "amd64", "arm", "arm64", "armel", "armhf", "i386", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le", "riscv64", "s390x", "wasm", "x86-64", "x86_64",
    ];

    public static bool IsValid(string platform)
    {
        var parts = platform.Split('/');
        return parts.Length is >= 1 and <= 3 && Array.TrueForAll(parts, static part => Part().IsMatch(part))
            && (parts.Length > 1 || Known.Contains(platform.ToLowerInvariant()));
    }

    // The part of the system may carry its version: windows(10.0.17763).
    [GeneratedRegex(@"^[A-Za-z0-9_.\-]+(\([A-Za-z0-9_.%+\-]*\))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
