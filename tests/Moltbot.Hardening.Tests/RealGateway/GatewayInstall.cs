using System.Diagnostics;
using System.Runtime.InteropServices;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Tests.RealGateway;

/// <summary>A gateway and the Node.js that it wants, installed once by npm into a cache outside the repository (<c>MOLTBOT_REAL_GATEWAY_CACHE</c>).</summary>
/// <param name="Node">The Node.js program.</param>
/// <param name="Script">The gateway's own program.</param>
internal sealed record GatewayInstall(string Node, string Script)
{
    private const string NodeVersion = "24.21.0";

    private static readonly Lock Gate = new();

    public static string? Npm { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "npm")).FirstOrDefault(File.Exists);

    private static string Cache { get; } = Environment.GetEnvironmentVariable("MOLTBOT_REAL_GATEWAY_CACHE")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "moltbot-hardening", "gateways");

    /// <summary>The gateway of a product, or why it cannot be had.</summary>
    public static (GatewayInstall? Install, string Problem) Of(Product product)
    {
        lock (Gate)
        {
            var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
            var (node, nodeProblem) = Package($"node-linux-{architecture}", NodeVersion, "", Path.Combine("bin", "node"));
            if (node is null)
            {
                return (null, nodeProblem);
            }

            var (script, problem) = product.Name switch
            {
                "openclaw" => Package("openclaw", "2026.9.6", "", "openclaw.mjs"),

                // Its dependencies have moved on: one is in a git repository, one's newest release needs a package that is not there, one is imported and not declared.
                "clawdbot" => Package(
                    "clawdbot", "2026.1.24-3", """, "strip-ansi": "7.1.0" }, "overrides": { "libsignal": "6.0.0", "linkedom": "0.18.9" """, Path.Combine("dist", "entry.js")),
                _ => (null, $"{product.Name} was never published on npm"),
            };
            return (script is null ? null : new GatewayInstall(node, script), problem);
        }
    }

    private static (string? Program, string Problem) Package(string name, string version, string besides, string program)
    {
        var folder = Path.Combine(Cache, $"{name}@{version}");
        var path = Path.Combine(folder, "node_modules", name, program);
        var done = Path.Combine(folder, "installed");
        if (File.Exists(done) && File.Exists(path))
        {
            return (path, "");
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), $$"""{ "private": true, "dependencies": { "{{name}}": "{{version}}"{{besides}} } }""");
        var start = new ProcessStartInfo(Npm ?? "npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm did not start");
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0 || !File.Exists(path))
        {
            return (null, $"npm install {name}@{version} failed with {npm.ExitCode}: {errors.Trim()} {output.Result.Trim()}");
        }

        File.WriteAllText(done, "");
        return (path, "");
    }
}
