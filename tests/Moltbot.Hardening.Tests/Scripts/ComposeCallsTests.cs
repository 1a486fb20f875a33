using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Tests.Compose.Differential;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>How the scripts and the guide call docker compose, held against the real one called by its operator: it takes the folder of the first file for the project's, with its <c>.env</c> and its name.</summary>
public sealed partial class ComposeCallsTests
{
    private const string Gateway = """
        services:
          clawdbot-gateway:
            image: clawdbot:${TAG:-0.1}
            user: "1000:1000"
            command: [node, dist/index.js, gateway, --bind, loopback]
            environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}", TOP: "${TOP:-unset}", BESIDE: "${BESIDE:-unset}" }
            volumes: ["./state:/home/node/.clawdbot"]
            ports: ["18789:18789"]
        """;

    [ReferenceTheory]
    [InlineData("compose.yml", "", "project 1.0 top unset")]
    [InlineData("deploy/compose.yml", "", "deploy 2.0 unset beside")]
    [InlineData("deploy/compose.yml", "deploy/prod.env", "deploy 3.0 unset unset")]
    [InlineData("deploy/compose.yml", ".env;deploy/prod.env", "deploy 3.0 top unset")]
    public void They_mean_what_the_operator_s_own_call_means(string file, string envFiles, string meaning)
    {
        var metadata = envFiles.Length == 0 ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("EnvFile", envFiles);
        using var host = Host(file, "", new InputItem("MoltbotCompose", file, metadata));

        var own = string.Concat(envFiles.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static path => " --env-file " + path));
        var plain = host.Bash($"cd '{host.Project}' && docker compose -f {file} -f bin/moltbot/{Override(host)}{own} config").ShouldExit(0).Output;

        Assert.Equal(meaning, Meaning(plain));
        AssertSame(plain, host);
    }

    /// <summary>Both folders' files have a say then, and the one that names the files has the last word.</summary>
    [ReferenceFact]
    public void The_env_file_that_names_files_elsewhere_is_read_beside_theirs()
    {
        using var host = Host("deploy/compose.yml", "COMPOSE_FILE=deploy/compose.yml\n");

        var bases = host.Bash($"cd '{host.Project}' && docker compose config").ShouldExit(0).Output;
        var named = host.Bash($"cd '{host.Project}' && COMPOSE_FILE=deploy/compose.yml:bin/moltbot/{Override(host)} docker compose config").ShouldExit(0).Output;

        Assert.Equal("deploy 1.0 top beside", Meaning(bases));
        AssertSame(named, host);
    }

    /// <summary>A project whose folder and whose subfolder have an env file each.</summary>
    private static ScriptHost Host(string file, string choice, params InputItem[] items)
    {
        var host = new ScriptHost($"""
            -- {file} --
            {Gateway}
            -- .env --
            {choice}TAG=1.0
            TOP=top
            -- deploy/.env --
            TAG=2.0
            BESIDE=beside
            -- deploy/prod.env --
            TAG=3.0

            """, items);
        return host.State().Write("home/.clawdbot/secrets.env", "CLAWDBOT_GATEWAY_TOKEN=0123\n").Chmod("home/.clawdbot/secrets.env", "600")
            .Stub("docker", $"[ \"$1\" = compose ] || exit 1; shift; exec '{ReferenceProgram.File}' \"$@\"")
            .Variable("CLAWDBOT_GATEWAY_TOKEN", "0123").Variable("BUNDLE", host.Bundle).Variable("PROJECT", host.Project).Variable("STATE", host.At("home/.clawdbot"));
    }

    /// <summary>By the audits, by what starts and rotates, and by the guide's function: from a folder that is none of the project's.</summary>
    private static void AssertSame(string plain, ScriptHost host)
    {
        var scripts = Path.Combine(host.Bundle, "scripts");
        var read = $". '{scripts}/common.sh'; . '{scripts}/operate.sh'; read_deployment; find_project; find_compose";
        var function = Function().Match(File.ReadAllText(Path.Combine(host.Bundle, "OPERATORS.md"))).Value;

        Assert.Equal(plain, host.Bash($"{read}; compose config").ShouldExit(0).Output);
        Assert.Equal(plain, host.Bash($"{read}; find_secrets; read_secrets; need_engine; engine config").ShouldExit(0).Output);
        Assert.Equal(plain, host.Bash($"{function}\ngateway config").ShouldExit(0).Output);
    }

    private static string Override(ScriptHost host) => Path.GetFileName(Directory.GetFiles(host.Bundle, "*compose.override.y*ml").Single());

    /// <summary>The project's name, the image's tag, and the two variables that one file each sets.</summary>
    private static string Meaning(string config) => string.Join(' ', new[] { "^name: (.*)$", "image: clawdbot:(.*)$", "TOP: (.*)$", "BESIDE: (.*)$" }
        .Select(pattern => Regex.Match(config, pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value));

    [GeneratedRegex("^gateway\\(\\) .*$", RegexOptions.Multiline)]
    private static partial Regex Function();
}
