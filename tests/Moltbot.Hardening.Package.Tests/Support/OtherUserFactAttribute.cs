using System.IO.Compression;

namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>A test that builds as a user without rights; skipped with the reason where nobody can become one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OtherUserFactAttribute : FactAttribute
{
    private const string Program = "/usr/bin/setpriv";

    public OtherUserFactAttribute() => Skip = Reason;

    private static string? Reason =>
        !File.Exists(Program) ? "setpriv is not on this system"
        : Environment.UserName != "root" ? "only root can build as another user"
        : null;

    /// <summary>Validates a folder's deployment with the package's own files, in a project that needs no SDK and no restore: nobody's home is needed for it.</summary>
    public static BuildResult Validate(PackageFixture package, string folder)
    {
        ZipFile.ExtractToDirectory(package.Package, Path.Combine(folder, "package"));
        File.WriteAllText(Path.Combine(folder, "deployment.proj"), """
            <Project>
              <Import Project="package/build/Moltbot.Hardening.props" />
              <PropertyGroup>
                <BaseIntermediateOutputPath>obj/</BaseIntermediateOutputPath>
              </PropertyGroup>
              <Target Name="BeforeBuild" />
              <Target Name="Build" DependsOnTargets="BeforeBuild" />
              <Import Project="package/build/Moltbot.Hardening.targets" />
            </Project>
            """);
        Directory.CreateDirectory(Path.Combine(folder, "home"));
        Allow("755", package.Folder);
        Allow("777", folder, Path.Combine(folder, "home"));

        var environment = new Dictionary<string, string>(PackageFixture.Quiet) { ["HOME"] = Path.Combine(folder, "home"), ["DOTNET_CLI_HOME"] = Path.Combine(folder, "home") };
        var (exitCode, output) = Shell.Run(
            Program, folder, environment, "--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", "msbuild", "deployment.proj", "-nodeReuse:false", "-tl:off");
        return new BuildResult(exitCode, output);
    }

    /// <summary>Sets the mode of files.</summary>
    public static void Allow(string mode, params string[] paths)
    {
        var (exitCode, output) = Shell.Run("chmod", "/", new Dictionary<string, string>(), [mode, .. paths]);
        Assert.True(exitCode == 0, output);
    }
}
