using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>What a project asks to be judged: the items and properties of the public contract, as written.</summary>
public sealed record DeploymentRequest
{
    /// <summary>Stands among the properties for MSBuild's <c>-warnaserror</c>, with the codes that it makes errors: no property holds the switch.</summary>
    public const string WarnAsErrorSwitch = "-warnaserror";

    /// <summary>Absolute path of the project file; what has no other place stands there at 1,1.</summary>
    public required string ProjectFile { get; init; }

    public ImmutableArray<InputItem> Items { get; init; } = [];

    /// <summary>The <c>Moltbot*</c> properties and <c>EnableDefaultMoltbotItems</c>; what is not set is left out or empty.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of those properties whose value the process environment supplied.</summary>
    public ImmutableHashSet<string> FromEnvironment { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Absolute folders whose files are never inputs: <c>bin</c>, <c>obj</c>, the artifacts' folder.</summary>
    public ImmutableArray<string> OutputDirectories { get; init; } = [];

    /// <summary>Absolute: where the bundle is written to, and where a committed one is looked for. Empty for none.</summary>
    public string ArtifactsDirectory { get; init; } = "";

    /// <summary>The day of the build, which the engine asks no clock for: waivers end by it. Unless it is said, every waiver that ends has ended.</summary>
    public DateOnly Today { get; init; } = DateOnly.MaxValue;

    /// <summary>The project file at 1,1.</summary>
    internal SourceLocation Project => new SourceFile(Path.GetFileName(ProjectFile), ProjectFile, "").Start;

    /// <summary>The folder that default items are looked for in.</summary>
    internal string ProjectDirectory => Path.GetDirectoryName(ProjectFile) ?? ProjectFile;
}
