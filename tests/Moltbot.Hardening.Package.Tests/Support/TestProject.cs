using System.Xml.Linq;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>A consumer of the package, written and built for real. In the manner of MSBuild.ProjectCreation, so that it can take this one's place.</summary>
public sealed class TestProject
{
    public const string NoTargets = "Microsoft.Build.NoTargets/3.7.0";
    public const string NetSdk = "Microsoft.NET.Sdk";

    private readonly XElement properties = new("PropertyGroup");
    private readonly XElement items = new("ItemGroup");
    private readonly string sdk;

    private TestProject(string folder, string name, string sdk)
    {
        this.sdk = sdk;
        Folder = Directory.CreateDirectory(folder).FullName;
        FileName = name + (sdk == NetSdk ? ".csproj" : ".proj");
    }

    public string Folder { get; }

    /// <summary>The project file's name.</summary>
    public string FileName { get; }

    /// <param name="package">What is consumed.</param>
    /// <param name="sdk"><see cref="NoTargets"/> or <see cref="NetSdk"/>.</param>
    /// <param name="name">The project file's name without its ending.</param>
    /// <param name="folder">The last part of the project's folder.</param>
    public static TestProject Create(PackageFixture package, string sdk = NoTargets, string name = "deployment", string folder = "deployment")
    {
        ArgumentNullException.ThrowIfNull(package);
        return In(package, Path.Combine(package.Folder, "projects", Guid.NewGuid().ToString("N")[..8], folder), sdk, name);
    }

    /// <summary>A consumer in a folder that another one may stand in.</summary>
    public static TestProject In(PackageFixture package, string folder, string sdk, string name)
    {
        ArgumentNullException.ThrowIfNull(package);
        var project = new TestProject(folder, name, sdk)
            .Property("RestorePackagesPath", Path.Combine(package.Folder, "packages"))
            .Property("RestoreAdditionalProjectSources", package.Feed)
            .Property("RestoreFallbackFolders", GlobalPackages());
        project.items.Add(new XElement("PackageReference",
            new XAttribute("Include", "Moltbot.Hardening"), new XAttribute("Version", package.Version), new XAttribute("PrivateAssets", "all")));
        return project.File("Directory.Build.props", "<Project />").File("Directory.Build.targets", "<Project />");
    }

    public TestProject Property(string name, string value)
    {
        properties.Add(new XElement(name, value));
        return this;
    }

    public TestProject Item(string type, string include, params (string Name, string Value)[] metadata)
    {
        items.Add(new XElement(type, new XAttribute("Include", include), metadata.Select(static pair => new XAttribute(pair.Name, pair.Value))));
        return this;
    }

    /// <summary>A framework, or several parted by <c>;</c>.</summary>
    public TestProject Targeting(string frameworks) =>
        Property(frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework", frameworks);

    public TestProject File(string path, string content)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? Folder);
        System.IO.File.WriteAllText(full, content);
        return this;
    }

    /// <summary>Several files in one text (<see cref="TextArchive"/>).</summary>
    public TestProject Files(string archive)
    {
        foreach (var (name, content) in TextArchive.Split(archive))
        {
            File(name, content);
        }

        return this;
    }

    /// <summary>The files of a folder, not those below it.</summary>
    public TestProject FilesFrom(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Where(static path => !path.EndsWith("proj", StringComparison.Ordinal)))
        {
            System.IO.File.Copy(path, Path.Combine(Folder, Path.GetFileName(path)));
        }

        return this;
    }

    /// <summary>Writes the project file, as every run does.</summary>
    public TestProject Save()
    {
        new XElement("Project", new XAttribute("Sdk", sdk), properties, items).Save(Path.Combine(Folder, FileName));
        return this;
    }

    /// <summary>Writes the project and runs <c>dotnet</c> on it.</summary>
    public BuildResult Run(string verb, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        Save();
        var all = new Dictionary<string, string>(PackageFixture.Quiet);
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            all[key] = value;
        }

        var (exitCode, output) = Shell.Run("dotnet", Folder, all, [verb, FileName, "-nodeReuse:false", "-tl:off", .. arguments]);
        return new BuildResult(exitCode, output);
    }

    public BuildResult Build(params string[] arguments) => Run("build", null, arguments);

    /// <summary>Runs a target by name after a restore.</summary>
    public BuildResult Target(string target, params string[] arguments) => Run("build", null, [$"-t:{target}", .. arguments]);

    public bool Has(string path) => System.IO.File.Exists(Path.Combine(Folder, path));

    /// <summary>The files below a folder, relative to the project, in order; hidden ones too.</summary>
    public IReadOnlyList<string> FilesBelow(string folder) => Directory.Exists(Path.Combine(Folder, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    public string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Folder, path));

    private static string GlobalPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
