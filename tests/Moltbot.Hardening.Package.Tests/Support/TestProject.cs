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

    private TestProject(PackageFixture package, string sdk)
    {
        this.sdk = sdk;
        Folder = Directory.CreateDirectory(Path.Combine(package.Folder, "projects", Guid.NewGuid().ToString("N")[..8], "deployment")).FullName;
    }

    public string Folder { get; }

    public static TestProject Create(PackageFixture package, string sdk)
    {
        ArgumentNullException.ThrowIfNull(package);
        var project = new TestProject(package, sdk)
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

    /// <summary>Writes the project and runs <c>dotnet</c> on it.</summary>
    public BuildResult Run(string verb, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var name = sdk == NetSdk ? "deployment.csproj" : "deployment.proj";
        new XElement("Project", new XAttribute("Sdk", sdk), properties, items).Save(Path.Combine(Folder, name));
        var all = new Dictionary<string, string>(PackageFixture.Quiet);
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            all[key] = value;
        }

        var (exitCode, output) = Shell.Run("dotnet", Folder, all, [verb, name, "-nodeReuse:false", "-tl:off", .. arguments]);
        return new BuildResult(exitCode, output);
    }

    public BuildResult Build(params string[] arguments) => Run("build", null, arguments);

    /// <summary>Runs a target by name after a restore.</summary>
    public BuildResult Target(string target, params string[] arguments) => Run("build", null, [$"-t:{target}", .. arguments]);

    public bool Has(string path) => System.IO.File.Exists(Path.Combine(Folder, path));

    public string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Folder, path));

    private static string GlobalPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
