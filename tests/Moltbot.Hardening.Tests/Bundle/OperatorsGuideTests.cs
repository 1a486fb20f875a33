using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Tests.Scripts;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>The operator's guide: its commands are shell, run, and name what is there.</summary>
public sealed partial class OperatorsGuideTests
{
    private static readonly DeploymentRequest TwoSets = Requests.Plain
        .Item("MoltbotCompose", "docker-compose.yml", ("Name", "home"))
        .Item("MoltbotCompose", "it's two/docker-compose.yml", ("Name", "away"));

    public static TheoryData<string, string, bool, string> Deployments
    {
        get
        {
            var all = new TheoryData<string, string, bool, string>();
            foreach (var product in (string[])["clawdbot", "moltbot", "openclaw"])
            {
                foreach (var topology in (string[])["loopback", "published", "host"])
                {
                    all.Add(product, topology, topology == "loopback", "env");
                }
            }

            all.Add("openclaw", "loopback", true, "file");
            all.Add("openclaw", "published", true, "docker-secret");
            all.Add("openclaw", "host", false, "systemd-credential");
            all.Add("openclaw", "published", false, "trusted-proxy");

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void It_names_only_what_is_emitted_and_leaves_no_gap(string product, string topology, bool hasTwoSets, string token)
    {
        var (guide, paths) = Emitted(product, topology, hasTwoSets, token);

        Assert.StartsWith($"<!-- Emitted by Moltbot.Hardening for {product}, topology {topology}.", guide, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", guide.Replace("'{{", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var named = Named().Matches(guide).Select(static match => match.Groups["path"].Value).Distinct().ToArray();
        Assert.Contains("secrets.env.example", named);
        Assert.Contains("scripts/quick-audit.sh", named);
        Assert.All(named, path => Assert.Contains(path, paths));
        Assert.All(Script().Matches(guide).Select(static match => "scripts/" + match.Groups["name"].Value), path => Assert.Contains(path, paths));
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Its_anchors_lead_somewhere_and_every_section_of_the_workflow_is_there(string product, string topology, bool hasTwoSets, string token)
    {
        var guide = Emitted(product, topology, hasTwoSets, token).Guide;
        var sections = guide.Split('\n').Where(static line => line.StartsWith("## ", StringComparison.Ordinal)).Select(static line => line[3..]).ToArray();

        Assert.Equal(
            ["Words", "Setup", "Start and stop", "Use", "Daily", "Weekly", "Monthly", "Quarterly", "Channels", "Security configuration", "Secrets", "Proactivity", "Without Docker", "Troubleshooting", "Incidents", "Backup and recovery", "Checklists"],
            sections);
        Assert.Equal(
            sections.Select(static title => title.ToLowerInvariant().Replace(' ', '-')),
            Anchor().Matches(guide).Select(static match => match.Groups["name"].Value).Distinct());
    }

    [BashTheory]
    [MemberData(nameof(Deployments))]
    public void Every_command_is_shell(string product, string topology, bool hasTwoSets, string token)
    {
        var blocks = Blocks(Emitted(product, topology, hasTwoSets, token).Guide);

        Assert.True(blocks.Count > 20);
        Assert.All(blocks, static block =>
        {
            var (exitCode, output) = Bash(block.Text, new Dictionary<string, string>(), "-n");
            Assert.True(exitCode == 0, output + block.Text);
        });
    }

    [BashTheory]
    [MemberData(nameof(Deployments))]
    public void What_is_marked_runs_against_the_bundle_with_every_file_of_the_set(string product, string topology, bool hasTwoSets, string token)
    {
        using var host = new TemporaryFolder();
        var bundle = Write(host, Plan(product, topology, hasTwoSets, token));
        var run = string.Concat(Blocks(File.ReadAllText(Path.Combine(bundle, "OPERATORS.md"))).Where(static block => block.IsRun).Select(static block => block.Text + "\n"));

        var (exitCode, output) = Bash("set -e\n" + run, Variables(host, bundle));

        Assert.True(exitCode == 0, output);
        var state = Path.Combine(host.Path, "home", "state of it");
        Assert.All((string[])["secrets.env", product + ".json"], name => Assert.Equal("600", Mode(Path.Combine(state, name))));
        Assert.True(File.Exists(Path.Combine(host.Path, "home", "incident", "state", "secrets.env")));
        var calls = File.ReadAllLines(Path.Combine(host.Path, "calls"));
        var overrideFile = Path.Combine(bundle, hasTwoSets ? "home/docker-compose.override.yml" : "docker-compose.override.yml");
        Assert.True(File.Exists(overrideFile));
        Assert.All(calls, call => Assert.StartsWith($"{Path.Combine(host.Path, "project")}|compose|-f|docker-compose.yml|-f|{overrideFile}|--env-file|{state}/secrets.env|", call, StringComparison.Ordinal));
        Assert.Contains(calls, static call => call.EndsWith("|up|-d|--wait", StringComparison.Ordinal));
        Assert.Contains(calls, static call => call.EndsWith("|pause", StringComparison.Ordinal));

        // A restart would keep the old environment.
        Assert.Contains(calls, static call => call.EndsWith("|up|-d|--force-recreate|--wait", StringComparison.Ordinal));
        Assert.DoesNotContain(calls, static call => call.Contains("|restart", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_shell_would_act_on_is_one_word()
    {
        Assert.Contains(" -f 'it'\\''s two/docker-compose.yml' -f \"$BUNDLE\"/away/docker-compose.override.yml ", Emitted("moltbot", "loopback", true, "env").Guide, StringComparison.Ordinal);
        Assert.Equal("'$(reboot)'", ShellText.Word("$(reboot)"));
        Assert.Equal("''", ShellText.Word(""));
    }

    [Fact]
    public void The_token_is_never_put_into_an_address_and_no_secret_is_sourced()
    {
        var guide = Emitted("moltbot", "loopback", false, "env").Guide;

        Assert.All(Blocks(guide), static block =>
        {
            Assert.DoesNotContain("?token=", block.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("source ", block.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_ignore_fragments_leave_secrets_out_and_examples_in()
    {
        var files = Plan("moltbot", "loopback", false, "env").Files.ToImmutableDictionary(static file => file.Path, static file => file.Content);

        Assert.Contains("\nsecrets.env\nsecrets.env.*\n!*.example\n", files["gitignore.fragment"], StringComparison.Ordinal);
        Assert.Contains("\n**/secrets.env\n**/secrets.env.*\n!**/*.example\n", files["dockerignore.fragment"], StringComparison.Ordinal);
        Assert.Contains("\n**/.moltbot/\n", files["dockerignore.fragment"], StringComparison.Ordinal);
        Assert.Contains("\n*.before-fix*\n", files["gitignore.fragment"], StringComparison.Ordinal);
    }

    /// <summary>Those that are not run here: their options are the scripts' own, and stand in their help.</summary>
    [BashTheory]
    [MemberData(nameof(Deployments))]
    public void Every_option_of_a_script_is_one_that_it_has(string product, string topology, bool hasTwoSets, string token)
    {
        using var host = new TemporaryFolder();
        var bundle = Write(host, Plan(product, topology, hasTwoSets, token));
        var calls = ScriptCall().Matches(File.ReadAllText(Path.Combine(bundle, "OPERATORS.md")));

        Assert.True(calls.Count > 5);
        Assert.All(calls, call =>
        {
            var (exitCode, help) = Bash($"bash '{bundle}/scripts/{call.Groups["name"].Value}' --help", []);
            Assert.Equal(0, exitCode);
            Assert.All(call.Groups["option"].Captures, option => Assert.Contains(option.Value + " ", help, StringComparison.Ordinal));
        });
        Assert.Equal(token is "file" or "docker-secret", calls.Any(static call => call.Groups["option"].Captures.Any(static option => option.Value == "--token-file")));
        Assert.Equal(token is "env" or "file" or "docker-secret", calls.Any(static call => call.Groups["name"].Value == "rotate-gateway-token.sh"));
    }

    /// <summary>The commands that make the first token, run as they stand: it is in its one place, closed to others, and in no output.</summary>
    [BashTheory]
    [InlineData("env", "state of it/secrets.env")]
    [InlineData("file", "state of it/secrets/gateway-token")]
    [InlineData("docker-secret", ".config/gateway/token")]
    public void The_first_token_is_made_where_the_guide_says(string token, string place)
    {
        using var host = new TemporaryFolder();
        var bundle = Write(host, Plan("openclaw", "loopback", false, token));
        var guide = File.ReadAllText(Path.Combine(bundle, "OPERATORS.md"));
        var setup = guide[guide.IndexOf("\n## Setup", StringComparison.Ordinal)..guide.IndexOf("\n## Start and stop", StringComparison.Ordinal)];
        var commands = string.Concat(Blocks(setup).Where(static block => block.IsRun || block.Text.Contains("rotate-gateway-token.sh", StringComparison.Ordinal)).Select(static block => block.Text + "\n"));
        File.WriteAllText(Path.Combine(host.Path, "project", "docker-compose.yml"), "");

        // Private when it is made, not made private later: chmod does nothing here, and the shell's umask is the usual one.
        File.Copy("/bin/true", Path.Combine(host.Path, "stubs", "chmod"));
        var (exitCode, output) = Bash("umask 022; set -e\n" + Functions(guide) + commands, Variables(host, bundle));

        Assert.True(exitCode == 0, output);
        var home = Path.Combine(host.Path, "home");
        var made = Assert.Single(File.ReadAllLines(Path.Combine(home, place)), static line => Hex().IsMatch(line));
        Assert.Equal(token == "env" ? "OPENCLAW_GATEWAY_TOKEN=" : "", made[..^64]);
        Assert.DoesNotContain(made[^64..], output, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(host.Path, "*", EveryFile), file => File.ReadAllText(file).Contains(made[^64..], StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(home, "*", EveryFile), file => Assert.Equal("600", Mode(file)));
        Assert.All(Directory.EnumerateDirectories(Path.Combine(home, "state of it"), "*", EveryFile).Append(Path.Combine(home, "state of it")), folder => Assert.Equal("700", Mode(folder)));
    }

    private static readonly EnumerationOptions EveryFile = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    private static (string Guide, IReadOnlyList<string> Paths) Emitted(string product, string topology, bool hasTwoSets, string token)
    {
        var files = Plan(product, topology, hasTwoSets, token).Files;
        return (files.Single(static file => file.Path == "OPERATORS.md").Content, [.. files.Select(static file => file.Path), "bundle.tar.gz", "bundle.tar.gz.sha256"]);
    }

    private static HardenedBundle Plan(string product, string topology, bool hasTwoSets, string token)
    {
        var compose = $$"""
            services:
              {{product}}-gateway:
                image: {{product}}:1
                command: [node, dist/index.js, gateway, --bind, lan]
                ports: ["18789:18789"]
            """;
        var tree = new MemoryTree().With("docker-compose.yml", compose);
        tree = hasTwoSets ? tree.With("it's two/docker-compose.yml", compose) : tree;
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(tree, EmittedVariants.Token((hasTwoSets ? TwoSets : Requests.Plain).With("MoltbotTopology", topology).With("MoltbotProduct", product), token)));
        Assert.True(bundle.MayBeWritten, string.Join('\n', bundle.Obstacles.Select(static obstacle => obstacle.Finding.Message)));
        return bundle;
    }

    /// <summary>The bundle on disk, beside a project, a home and a docker that writes down how it is called.</summary>
    private static string Write(TemporaryFolder host, HardenedBundle bundle)
    {
        var folder = Path.Combine(host.Path, "the bundle");
        foreach (var file in bundle.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            File.WriteAllBytes(path, file.ToBytes());
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, file.Mode);
            }
        }

        foreach (var name in (string[])["project", "home", "stubs"])
        {
            Directory.CreateDirectory(Path.Combine(host.Path, name));
        }

        var docker = Path.Combine(host.Path, "stubs", "docker");
        File.WriteAllText(docker, $"#!/bin/sh\nIFS='|'\nprintf '%s|%s\\n' \"$PWD\" \"$*\" >> '{host.Path}/calls'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    /// <summary>What the guide has an operator set first.</summary>
    private static Dictionary<string, string> Variables(TemporaryFolder host, string bundle) => new()
    {
        ["BUNDLE"] = bundle,
        ["PROJECT"] = Path.Combine(host.Path, "project"),
        ["STATE"] = Path.Combine(host.Path, "home", "state of it"),
        ["HOME"] = Path.Combine(host.Path, "home"),
        ["TOKEN_FILE"] = Path.Combine(host.Path, "home", ".config", "gateway", "token"),
        ["CREDENTIALS_DIRECTORY"] = Path.Combine(host.Path, "credentials"),
        ["PATH"] = Path.Combine(host.Path, "stubs") + ":" + Environment.GetEnvironmentVariable("PATH"),
    };

    /// <summary>What the first section defines.</summary>
    private static string Functions(string guide) => string.Concat(Blocks(guide[..guide.IndexOf("\n## Setup", StringComparison.Ordinal)]).Where(static block => block.IsRun).Select(static block => block.Text + "\n"));

    private static string Mode(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static IReadOnlyList<(bool IsRun, string Text)> Blocks(string guide) =>
        [.. Block().Matches(guide).Select(static match => (match.Groups["run"].Success, Indent().Replace(match.Groups["text"].Value, "")))];

    private static (int ExitCode, string Output) Bash(string script, Dictionary<string, string> variables, params string[] options)
    {
        var start = new ProcessStartInfo("bash", [.. options, "-c", script]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var bash = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        var errors = bash.StandardError.ReadToEndAsync();
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return (bash.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    [GeneratedRegex(@"^ *```sh(?<run> run)?\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    /// <summary>A block in a list stands three blanks in.</summary>
    [GeneratedRegex("^   ", RegexOptions.Multiline)]
    private static partial Regex Indent();

    [GeneratedRegex(@"""?\$BUNDLE""?/(?<path>[A-Za-z0-9._/-]+)|`(?<path>[a-z.]+\.(?:fragment|example|gz|sha256))`", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<name>[a-z-]+\.sh)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex(@"scripts/(?<name>[a-z-]+\.sh)""(?: (?:(?<option>--[a-z-]+)|""[^""]*""|[A-Z]+))*", RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptCall();

    [GeneratedRegex("[0-9a-f]{64}$")]
    private static partial Regex Hex();

    [GeneratedRegex(@"\]\(#(?<name>[a-z-]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Anchor();
}
