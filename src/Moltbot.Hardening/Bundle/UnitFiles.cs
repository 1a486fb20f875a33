using System.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>The timers of systemd that run the scripts, byte for byte as they stand in <c>Bundle/Systemd</c>.</summary>
internal static class UnitFiles
{
    public const string Folder = "systemd/";

    private const string ResourcePrefix = "systemd:";

    /// <summary>In the order of their names.</summary>
    public static IEnumerable<OutputFile> All() => typeof(UnitFiles).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(static name => Read(name, name[ResourcePrefix.Length..]));

    private static OutputFile Read(string resource, string name)
    {
        using var stream = typeof(UnitFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the unit '{name}' is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new OutputFile(Folder + name, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
