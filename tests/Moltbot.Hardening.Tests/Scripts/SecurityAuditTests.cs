using System.Text.Json;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>security-audit.sh</c>: listeners, the running container, git; each where an audit of the first kind was blind.</summary>
public sealed class SecurityAuditTests
{
    private const string Model = """
        { "services": { "clawdbot-gateway": { "image": "clawdbot:2026.1.24", "user": "1000", "command": ["gateway", "--bind", "loopback"], "environment": { "CLAWDBOT_GATEWAY_TOKEN": "x" },
          "cap_drop": ["ALL"], "security_opt": ["no-new-privileges:true"] } } }
        """;

    private const string Git = "git -c user.name=a -c user.email=a@example.org -c init.defaultBranch=main";

    private const string Key = "sk-ant-api03-Zk3vQ8xT1mB7yR4nW9cJ2hL6dF0sA5";

    [BashTheory]
    [InlineData("LISTEN 0 511 127.0.0.1:18790 0.0.0.0:*\nLISTEN 0 511 0.0.0.0:18789 0.0.0.0:*")]
    [InlineData("LISTEN 0 511 *:18789 *:*")]
    [InlineData("LISTEN 0 511 [::]:18789 [::]:*")]
    [InlineData("LISTEN 0 511 192.168.1.5:18790 0.0.0.0:*")]
    public void A_listener_beyond_loopback_is_an_error_whatever_listens_beside_it(string listeners) => Assert.Contains("MBH7007", Listening(listeners).Rules("error"));

    [BashTheory]
    [InlineData("LISTEN 0 511 127.0.0.1:18789 0.0.0.0:*\nLISTEN 0 511 [::1]:18789 [::]:*")]
    [InlineData("LISTEN 0 511 127.0.0.1:18789 0.0.0.0:*\nLISTEN 0 511 0.0.0.0:118789 0.0.0.0:*\nLISTEN 0 511 0.0.0.0:1878 0.0.0.0:*")]
    [InlineData("LISTEN 0 511 127.0.0.1:18789 0.0.0.0:*\nLISTEN 0 511 0.0.0.0:22 0.0.0.0:18789")]
    public void Only_the_exact_port_counts(string listeners) => Assert.Contains("MBH7007", Listening(listeners).Rules("ok"));

    [BashFact]
    public void Where_nothing_listens_and_docker_does_not_tell_it_is_unknown()
    {
        using var host = new ScriptHost().State().Stub("ss", ":");

        Assert.Contains("MBH7007", host.Run("security-audit.sh", "--no-history").Rules("unknown"));
    }

    [BashFact]
    public void A_sound_container_passes()
    {
        var run = Inspecting("\"User\": \"1000\", \"Env\": []", "\"Mounts\": [], \"HostConfig\": { \"Privileged\": false }");

        Assert.Contains("MBH7010", run.Rules("ok"));
        Assert.Contains("MBH7011", run.Rules("ok"));
    }

    [BashTheory]
    [InlineData("\"User\": \"\"", "\"Mounts\": []", "MBH7010")]
    [InlineData("\"User\": \"0:0\"", "\"Mounts\": []", "MBH7010")]
    [InlineData("\"User\": \"node\"", "\"Mounts\": [{ \"Type\": \"bind\", \"Source\": \"/run/docker.sock\" }]", "MBH7011")]
    [InlineData("\"User\": \"node\", \"Env\": [\"DOCKER_HOST=tcp://10.0.0.1:2375\"]", "\"Mounts\": []", "MBH7011")]
    [InlineData("\"User\": \"node\"", "\"NetworkSettings\": { \"Ports\": { \"18789/tcp\": [{ \"HostIp\": \"0.0.0.0\", \"HostPort\": \"18789\" }] } }", "MBH7007")]
    [InlineData("\"User\": \"node\"", "\"HostConfig\": { \"Privileged\": true }", "MBH2002")]
    public void What_runs_is_told_whatever_the_files_say(string config, string rest, string rule) => Assert.Contains(rule, Inspecting(config, rest).Rules("error"));

    [BashFact]
    public void A_container_that_is_down_is_unknown()
    {
        var run = Inspecting("\"User\": \"node\"", "\"Mounts\": []", "exited");

        Assert.Contains("MBH7010", run.Rules("unknown"));
        Assert.Contains("its container is exited, not running", run.Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_container_that_was_never_started_is_unknown()
    {
        using var host = new ScriptHost().State().Docker(Model);

        Assert.Contains("MBH7011", host.Run("security-audit.sh", "--no-history").Rules("unknown"));
    }

    [BashFact]
    public void A_secret_is_found_in_a_repository_of_three_thousand_files_under_a_name_with_blanks()
    {
        using var host = new ScriptHost().State().Write("project/my notes.txt", "key: " + Key + "\n");
        host.Bash($"cd '{host.Project}' && mkdir many && cd many && for i in $(seq 3000); do echo task-list disk-1 sk-learn-the-long-way-to-scikit > f$i; done && cd .. && {Git} init -q . && {Git} add . && {Git} commit -qm a").ShouldExit(0);

        var run = host.Run("security-audit.sh");

        Assert.Contains(run.Lines, static line => line.StartsWith("error   MBH6002 my notes.txt: a tracked file holds an Anthropic key, 1 times", StringComparison.Ordinal));
        Assert.DoesNotContain("many/", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_secret_that_was_removed_again_is_found_in_the_history()
    {
        using var host = new ScriptHost().State().Write("project/gone.txt", Key + "\n");
        host.Bash($"cd '{host.Project}' && {Git} init -q . && {Git} add . && {Git} commit -qm a && {Git} rm -q gone.txt && {Git} commit -qm b").ShouldExit(0);

        Assert.Contains("commits of this repository added an Anthropic key", host.Run("security-audit.sh").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MBH6002", host.Run("security-audit.sh", "--no-history").Rules("error"));
    }

    [BashTheory]
    [InlineData("# .env\n#secrets.env\n", "error")]
    [InlineData(".env\nsecrets.env\nbin/\n", "ok")]
    public void A_comment_in_gitignore_keeps_nothing_out(string ignored, string kind)
    {
        using var host = new ScriptHost().State().Write("project/.gitignore", ignored).Write("project/.env", "A=1\n").Write("project/secrets.env", "B=2\n");
        host.Bash($"cd '{host.Project}' && {Git} init -q .").ShouldExit(0);

        Assert.Contains("MBH6003", host.Run("security-audit.sh").Rules(kind));
    }

    [BashFact]
    public void A_tracked_file_for_secrets_is_an_error_and_an_example_of_one_is_not()
    {
        using var host = new ScriptHost().State().Write("project/.env.example", "A=\n").Write("project/.env", "A=1\n");
        host.Bash($"cd '{host.Project}' && {Git} init -q . && {Git} add -f .env .env.example").ShouldExit(0);

        Assert.Equal(["error   MBH6004 .env: a file for secrets is tracked: git rm --cached it, rotate what it held"], host.Run("security-audit.sh").Lines.Where(static line => line.Contains("MBH6004", StringComparison.Ordinal)));
    }

    [BashFact]
    public void The_json_has_the_documented_shape_and_thirty_checks()
    {
        using var host = new ScriptHost().State().Docker(Model);

        using var document = JsonDocument.Parse(host.Run("security-audit.sh", "--json").ShouldExit(1).Output);
        var root = document.RootElement;
        var results = root.GetProperty("results").EnumerateArray().ToArray();

        Assert.Equal((1, "security-audit", "clawdbot", 1), (root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("script").GetString(), root.GetProperty("product").GetString(), root.GetProperty("exitCode").GetInt32()));
        Assert.True(results.Select(static result => result.GetProperty("ruleId").GetString()).Distinct().Count() >= 30);
        Assert.All(results, static result => Assert.Contains(result.GetProperty("status").GetString(), new[] { "pass", "fail", "unknown" }));
        Assert.Equal(results.Count(static result => result.GetProperty("status").GetString() == "pass"), root.GetProperty("summary").GetProperty("passed").GetInt32());
    }

    [BashFact]
    public void Names_that_a_terminal_or_a_build_log_would_act_on_are_made_harmless()
    {
        using var host = new ScriptHost().State().Write("home/.clawdbot/\u001b[31m##vso[x]\n::error::y", "").Chmod("home/.clawdbot/\u001b[31m##vso[x]\n::error::y", "644");

        var output = host.Run("quick-audit.sh").ShouldExit(1).Output;

        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain("##vso[", output, StringComparison.Ordinal);
        Assert.DoesNotContain("::error::", output, StringComparison.Ordinal);
    }


    private static ScriptRun Listening(string listeners)
    {
        using var host = new ScriptHost().State().Docker(Model).Stub("ss", $"[ \"$*\" = '-H -tln' ] && printf '%s\\n' '{listeners}'");
        return host.Run("security-audit.sh", "--no-history");
    }

    private static ScriptRun Inspecting(string config, string rest, string status = "running")
    {
        using var host = new ScriptHost().State().Docker(Model, inspection: $$"""[{ "State": { "Status": "{{status}}" }, "Config": { {{config}} }, {{rest}} }]""");
        return host.Run("security-audit.sh", "--no-history");
    }
}
