using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway;

/// <summary>The published defects of the gateway and where they were mended, read once from <c>security-fixes.txt</c>.</summary>
internal static class SecurityFixes
{
    private static readonly Lazy<ImmutableArray<SecurityFix>> Table = new(Load);

    /// <summary>What a release still has, the latest fix first. One program under three names: a fix counts for all that came before it.</summary>
    public static ImmutableArray<SecurityFix> Missing(CalendarRelease release) => [.. Table.Value.Where(fix => release.CompareTo(fix.Release) < 0)];

    private static ImmutableArray<SecurityFix> Load()
    {
        using var stream = typeof(SecurityFixes).Assembly.GetManifestResourceStream("security-fixes.txt")
            ?? throw new InvalidOperationException("the table of security fixes is not in the assembly");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0 && line[0] != '#').Select(Parse)
            .OrderByDescending(static fix => fix.Release)];
    }

    private static SecurityFix Parse(string line) => line.Split(' ', 4) is [var product, var text, var id, var what]
        && Product.Named(product) is { } named && CalendarRelease.Parse(text) is { } release
        ? new SecurityFix(release, text, named, id, what)
        : throw new InvalidOperationException($"'{line}' is no line of the table of security fixes");
}
