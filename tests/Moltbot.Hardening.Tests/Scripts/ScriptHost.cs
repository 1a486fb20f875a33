using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A host of its own for one test: a project with its emitted bundle, a home, and a PATH whose docker, ss and the like are stubs.</summary>
internal sealed class ScriptHost : IDisposable
{
    /// <summary>A deployment in which an audit of the model finds nothing to warn of.</summary>
    public const string Sound = """
        -- docker-compose.yml --
        services:
          clawdbot-gateway:
            image: clawdbot:2026.1.24
            user: "1000:1000"
            command: [node, dist/index.js, gateway, --bind, loopback]
            environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
            ports: ["127.0.0.1:18789:18789"]
            cap_drop: [ALL]
            security_opt: ["no-new-privileges:true"]

        """;

    /// <summary>By archive: what is emitted holds nothing of the folder that it is emitted from.</summary>
    private static readonly ConcurrentDictionary<string, ImmutableArray<OutputFile>> Bundles = new(StringComparer.Ordinal);

    private readonly TemporaryFolder folder = new();

    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    /// <param name="archive">The project's files.</param>
    /// <param name="items">The project's items.</param>
    public ScriptHost(string archive = Sound, params InputItem[] items)
    {
        foreach (var (path, text) in TextArchive.Split(archive))
        {
            Write("project/" + path, text);
        }

        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Path.Combine(folder.Path, "stubs"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "tmp"));
        foreach (var file in Bundles.GetOrAdd(archive + string.Concat(items.Select(Text)), _ => Emitted(items)))
        {
            Write("project/bin/moltbot/" + file.Path, file.Content);
            Chmod("project/bin/moltbot/" + file.Path, file.Mode);
        }
    }

    public static string? SkipReason { get; } = OperatingSystem.IsWindows() || !File.Exists("/bin/bash") ? "there is no bash here" : null;

    public string Project => Path.Combine(folder.Path, "project");

    public string Home => Path.Combine(folder.Path, "home");

    public string Bundle => Path.Combine(Project, "bin", "moltbot");

    /// <summary>Paths that a script prints for a file of the host.</summary>
    public string At(string path) => Path.Combine(folder.Path, path);

    public ScriptHost Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? folder.Path);
        File.WriteAllText(At(path), text);
        return this;
    }

    public ScriptHost Chmod(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(path), mode);
        }

        return this;
    }

    /// <summary>By an octal number.</summary>
    public ScriptHost Chmod(string path, string mode) => Chmod(path, (UnixFileMode)Convert.ToInt32(mode, 8));

    public string Mode(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(At(path)), 8);

    public ScriptHost Variable(string name, string value)
    {
        variables[name] = value;
        return this;
    }

    /// <summary>A program that comes before the host's own.</summary>
    public ScriptHost Stub(string name, string body) => Write("stubs/" + name, "#!/bin/bash\n" + body + "\n").Chmod("stubs/" + name, "755");

    /// <summary>A docker that knows a model, an image's user and the inspection of a running container; null is a container that was never started.</summary>
    public ScriptHost Docker(string model, string imageUser = "node", string? inspection = null) => Write("docker/model.json", model).Write("docker/inspection.json", inspection ?? "").Stub("docker", $"""
        case "$*" in
          'compose version'*) ;;
          *' config --format json') cat '{At("docker/model.json")}' ;;
          *' ps -a -q '*) {(inspection is null ? ":" : "echo 5f1c9a7be0d2")} ;;
          *' logs '*) cat '{At("docker/log")}' ;;
          'inspect '*) cat '{At("docker/inspection.json")}' ;;
          'image inspect '*) echo '{imageUser}' ;;
          *) exit 1 ;;
        esac
        """);

    /// <summary>A state folder as the gateway leaves it, private throughout, with a configuration that is in order.</summary>
    public ScriptHost State(string name = ".clawdbot", string config = "{ gateway: { mode: 'local', bind: 'loopback', auth: { mode: 'token', token: '${CLAWDBOT_GATEWAY_TOKEN}' } }, logging: { redactSensitive: 'tools' } }") =>
        Write($"home/{name}/clawdbot.json", config).Chmod($"home/{name}/clawdbot.json", "600").Chmod($"home/{name}", "700");

    /// <summary>Runs an emitted script, in a folder that is neither the project nor the home.</summary>
    /// <remarks>By bash, as its first line asks for: a file that was written this moment may still be open in a process that another test is starting, and is "busy" then.</remarks>
    public ScriptRun Run(string script, params string[] arguments) => Start("/bin/bash", [Path.Combine(Bundle, "scripts", script), .. arguments]);

    public ScriptRun Bash(string command) => Start("/bin/bash", ["-c", command]);

    private static string Text(InputItem item) => $"\n{item.Type} {item.Include} {string.Join(' ', item.Metadata.Order())}";

    private ImmutableArray<OutputFile> Emitted(InputItem[] items)
    {
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(new DiskTree(Project), new DeploymentRequest { ProjectFile = Path.Combine(Project, "deployment.proj"), Items = [.. items] }));
        Assert.True(bundle.MayBeWritten, string.Join('\n', bundle.Obstacles.Select(static graded => graded.Finding.Message)));
        return bundle.Files;
    }

    private ScriptRun Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = At("tmp"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = Home;
        start.Environment["TMPDIR"] = At("tmp");
        start.Environment["PATH"] = $"{At("stubs")}:/usr/bin:/bin:/usr/sbin:/sbin";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ScriptRun(process.ExitCode, output, errors.Result);
    }

    public void Dispose()
    {
        // A test may have closed a folder to its owner.
        using (var opening = Process.Start(new ProcessStartInfo("chmod", ["-R", "u+rwX", folder.Path]) { RedirectStandardError = true }))
        {
            opening?.WaitForExit();
        }

        folder.Dispose();
    }
}
