using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>MoltbotFix mends a gateway's configuration on the disk: bytes, modes, the copy of what it was, and all or nothing.</summary>
[Collection(PackageTests.Writers)]
public sealed class FixConfigTarget(PackageFixture package)
{
    private const string Config = "moltbot.json";
    private const string Backup = "moltbot.json.before-fix";
    private const string Token = "kR8vb2Qm71xZpT4wLs9dFgHj3nBc6yUa";
    private const string Careless = "{\r\n\t// The gateway\r\n\t'gateway': {\r\n\t\t'mode': 'local', 'auth': { 'token': '" + Token + "' }, // secret\r\n\t},\r\n}\r\n";
    private const string Mended = "{\r\n\t// The gateway\r\n\t'gateway': {\r\n\t\t'mode': 'local', 'auth': { 'token': '${CLAWDBOT_GATEWAY_TOKEN}' }, // secret\r\n\t},\r\n}\r\n";

    [Fact]
    public void Without_leave_the_diff_is_shown_without_the_secret_and_nothing_is_written()
    {
        var project = Project();

        var shown = project.Target("MoltbotFix").ShouldPass();

        Assert.Contains($"--- a/{Config}", shown.Output, StringComparison.Ordinal);
        Assert.Contains("@@ -1,6 +1,6 @@", shown.Output, StringComparison.Ordinal);
        Assert.Contains("make a new one with 'openssl rand -hex 32'", shown.Output, StringComparison.Ordinal);
        Assert.Contains($"-p:MoltbotApply=true writes docker-compose.override.yml, {Config}", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, shown.Output, StringComparison.Ordinal);
        Assert.Equal(Careless, project.Read(Config));
        Assert.False(project.Has(Backup));
    }

    [Fact]
    public void With_leave_the_file_is_mended_for_its_owner_alone_and_what_it_was_is_kept_beside_it()
    {
        var project = Project();

        project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldPass();

        Assert.Equal("\uFEFF" + Mended, System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(project, Config))));
        Assert.Equal("\uFEFF" + Careless, System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(project, Backup))));
        AssertPrivate(project, Config);
        AssertPrivate(project, Backup);
        project.Build().ShouldPass();
        Assert.Contains("nothing to fix", project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldPass().Output, StringComparison.Ordinal);
        Assert.Equal([Config, Backup], project.FilesBelow(".").Where(static path => path.StartsWith(Config, StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_copy_is_not_written_over()
    {
        var project = Project().File(Backup, "an older one");

        project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldPass();

        Assert.Equal("an older one", project.Read(Backup));
        Assert.Equal(Careless, project.Read(Backup + ".1"));
        AssertPrivate(project, Backup + ".1");
    }

    [Fact]
    public void Where_the_copy_would_go_through_a_link_nothing_is_written()
    {
        var project = Project();
        File.CreateSymbolicLink(PathOf(project, Backup), PathOf(project, "elsewhere"));

        var failed = project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldFail();

        Assert.Contains("a link stands", Assert.Single(failed.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(Careless, project.Read(Config));
        Assert.False(project.Has("elsewhere"));
    }

    [Fact]
    public void What_may_only_be_read_is_left_as_it_is_and_that_is_said()
    {
        var project = Project();
        File.SetAttributes(PathOf(project, Config), FileAttributes.ReadOnly);

        var failed = project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldFail();

        Assert.Contains("may only be read", Assert.Single(failed.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(Careless, project.Read(Config));
    }

    [OtherUserFact]
    public void The_file_of_another_user_is_left_to_them()
    {
        var project = Project();
        Shell.Run("chown", project.Folder, new Dictionary<string, string>(), ["65534", Config]);

        var failed = project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldFail();

        Assert.Contains("belongs to another user", Assert.Single(failed.Errors).Message, StringComparison.Ordinal);
        Assert.False(project.Has(Backup));
    }

    [Fact]
    public void What_was_written_before_a_failure_is_put_back()
    {
        var project = Project().File("docker-compose.override.yml", "services:\n  moltbot-gateway:\n    privileged: true\n");

        // A folder in the way of the copy: the override is written by then.
        Directory.CreateDirectory(PathOf(project, Backup));

        var failed = project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldFail();

        Assert.Contains("every file is as it was", Assert.Single(failed.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(Careless, project.Read(Config));
        Assert.Equal("services:\n  moltbot-gateway:\n    privileged: true\n", project.Read("docker-compose.override.yml"));
        Assert.DoesNotContain(project.FilesBelow("."), static path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private TestProject Project()
    {
        var project = package.Project(TestProject.NetSdk).Targeting("net10.0").FilesFrom(Samples.Hardened);
        File.WriteAllText(PathOf(project, Config), Careless, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return project;
    }

    private static string PathOf(TestProject project, string path) => Path.Combine(project.Folder, path);

    private static void AssertPrivate(TestProject project, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf(project, path)));
        }
    }
}
