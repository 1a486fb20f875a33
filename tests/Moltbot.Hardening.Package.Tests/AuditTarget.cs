using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>MoltbotAudit judges as a build does and, where a state folder is named, the host; what it cannot look at fails it.</summary>
[Collection(PackageTests.Writers)]
public sealed class AuditTarget(PackageFixture package)
{
    /// <summary>A docker that knows one running container without faults, and its log.</summary>
    private const string Docker = """
        #!/bin/sh
        case "$*" in
          'compose version') ;;
          *' ps -a -q '*) echo 5f1c9a7be0d2 ;;
          *' logs '*) echo 'GET /health 200' ;;
          'inspect '*) echo '[{ "State": { "Status": "running" }, "Config": { "User": "1000:1000" } }]' ;;
          *) exit 1 ;;
        esac
        """;

    [Fact]
    public void Without_a_state_folder_only_files_are_judged_and_no_report_of_a_build_is_touched()
    {
        var project = Project();

        var run = project.Target("MoltbotAudit").ShouldPass();

        Assert.Contains("only files were judged", run.Output, StringComparison.Ordinal);
        Assert.Equal(["obj/moltbot/.lock", "obj/moltbot/audit.json"], project.FilesBelow("obj/moltbot"));
    }

    [PipeFact]
    public void A_sound_host_passes_and_an_open_file_fails_at_its_path()
    {
        var project = Project().File("host/.moltbot/logs/gateway.log", "GET /health 200\n").File("host/bin/docker", Docker);
        var state = Path.Combine(project.Folder, "host/.moltbot");
        Chmod("700", state, state + "/logs", Path.Combine(project.Folder, "host/bin/docker"));
        Chmod("600", state + "/logs/gateway.log");
        foreach (var name in (string[])["token", "provider-keys", "backup"])
        {
            project.File("host/dates/moltbot-hardening/" + name, "");
        }

        Run(project, state).ShouldPass();

        Chmod("644", state + "/logs/gateway.log");
        var failed = Run(project, "host/.moltbot").ShouldFail();
        Assert.Equal(["MBH7002"], failed.Errors.Select(static error => error.Code).Distinct());
        Assert.Contains($"{state}/logs/gateway.log : error MBH7002: the file has mode 644", failed.Output, StringComparison.Ordinal);
        Assert.Contains("\"path\": \".moltbot/logs/gateway.log\"", project.Read("obj/moltbot/audit.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(state, project.Read("obj/moltbot/audit.json"), StringComparison.Ordinal);

        Run(project, state, "-p:MoltbotMode=warn").ShouldPass();
        Chmod("600", state + "/logs/gateway.log");

        // What the gateway reads there is judged too, and the report does not say where that is.
        project.File("host/.moltbot/moltbot.json", "{ gateway: { mode: 'local', bind: 'loopback', auth: { mode: 'token', token: '7d1f3c9ae2b84650a1c7d3e9f5b20864' } },\n  channels: { whatsapp: { dmPolicy: 'open', allowFrom: ['+4915112345678'] } } }");
        Chmod("600", state + "/moltbot.json");
        var open = Run(project, state).ShouldFail();
        Assert.Equal(["MBH5001"], open.Errors.Select(static error => error.Code).Distinct());
        Assert.Contains($"{state}/moltbot.json(2,", open.Output, StringComparison.Ordinal);
        Assert.Contains("\"path\": \".moltbot/moltbot.json\"", project.Read("obj/moltbot/audit.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(state, project.Read("obj/moltbot/audit.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_wrong_setting()
    {
        var error = Assert.Single(Project().Target("MoltbotAudit", "-p:MoltbotStateDirectory=nowhere").ShouldFail().Errors);

        Assert.Equal("MBH0003", error.Code);
    }

    [PipeFact]
    public void What_nobody_tells_is_no_pass()
    {
        var project = Project().File("host/.moltbot/moltbot.json", "{}");
        var state = Path.Combine(project.Folder, "host/.moltbot");

        // Without a docker, and with no date of anything.
        var run = project.Run("build", new Dictionary<string, string> { ["PATH"] = Sdk(), ["XDG_STATE_HOME"] = state + "/none" }, "-t:MoltbotAudit", $"-p:MoltbotStateDirectory={state}", "-p:MoltbotMode=warn").ShouldFail();

        Assert.Equal(["MBH0001"], run.Errors.Select(static error => error.Code).Distinct());
        Assert.Contains("MBH7010 could not be checked: there is no docker here", run.Output, StringComparison.Ordinal);
    }

    private static BuildResult Run(TestProject project, string state, params string[] arguments) => project.Run(
        "build",
        new Dictionary<string, string> { ["PATH"] = Path.Combine(project.Folder, "host/bin") + ":" + Sdk(), ["XDG_STATE_HOME"] = Path.Combine(project.Folder, "host/dates") },
        ["-t:MoltbotAudit", $"-p:MoltbotStateDirectory={state}", .. arguments]);

    /// <summary>The folders of a search path in which no docker is found.</summary>
    private static string Sdk() => string.Join(':', (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Where(static folder => !File.Exists(Path.Combine(folder, "docker")) && !File.Exists(Path.Combine(folder, "docker-compose"))));

    private static void Chmod(string mode, params string[] paths)
    {
        foreach (var path in paths)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
            }
        }
    }

    private TestProject Project() => package.Project(TestProject.NetSdk).Targeting("net10.0").FilesFrom(Samples.Hardened);
}
