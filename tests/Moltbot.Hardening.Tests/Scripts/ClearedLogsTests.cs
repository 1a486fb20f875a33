using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>The guide's way of removing a secret from the logs, run on a host whose state folder and container both have logged it.</summary>
public sealed partial class ClearedLogsTests
{
    private const string Key = "sk-ant-api03-Zk3vQ8xT1mB7yR4nW9cJ2hL6dF0sA5";

    [BashFact]
    public void What_the_guide_says_leaves_no_secret_and_what_older_guides_said_leaves_all()
    {
        using var host = new ScriptHost().State().Write("home/.clawdbot/secrets.env", "").Write("home/.clawdbot/logs/gateway.log", Key + "\n").Write("home/.clawdbot/agents/main/notes.json", "{}")
            .Write("docker/model.json", """{ "services": { "clawdbot-gateway": { "image": "clawdbot" } } }""").Write("docker/log", Key + "\n");
        host.Stub("docker", $"""
            case "$*" in
              'compose version'*) ;;
              *' config --format json') cat '{host.At("docker/model.json")}' ;;
              *' ps -a -q '*) echo 5f1c9a7be0d2 ;;
              *' logs '*) cat '{host.At("docker/log")}' ;;
              *' up -d --force-recreate --wait') : >'{host.At("docker/log")}' ;;
              *) exit 1 ;;
            esac
            """).Variable("BUNDLE", host.Bundle).Variable("PROJECT", host.Project).Variable("STATE", host.At("home/.clawdbot"));
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(host.Bundle, "OPERATORS.md"))).Select(static match => match.Groups["text"].Value).ToArray();
        var gateway = blocks.Single(static block => block.StartsWith("gateway() {", StringComparison.Ordinal));

        host.Bash($"set -e\n{gateway}gateway logs clawdbot-gateway > /dev/null").ShouldExit(0);
        Assert.Contains("2 errors", host.Run("scan-logs.sh").ShouldExit(1).Output, StringComparison.Ordinal);

        host.Bash($"set -e\n{gateway}{blocks.Single(static block => block.Contains("/logs/", StringComparison.Ordinal))}").ShouldExit(0);
        host.Run("scan-logs.sh").ShouldExit(0);
        Assert.True(File.Exists(host.At("home/.clawdbot/agents/main/notes.json")));
    }

    [GeneratedRegex(@"^ *```sh run\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
