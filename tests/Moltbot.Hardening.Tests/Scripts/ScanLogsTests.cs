using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>scan-logs.sh</c>: what it counts, that it never prints it, and that it knows what the engine knows.</summary>
public sealed class ScanLogsTests
{
    private const string Key = "sk-ant-api03-Zk3vQ8xT1mB7yR4nW9cJ2hL6dF0sA5";

    [BashFact]
    public void A_secret_is_counted_and_never_printed()
    {
        using var host = new ScriptHost().State().Write("home/.clawdbot/logs/gateway.log", $"a {Key} b {Key}\n");

        var run = host.Run("scan-logs.sh").ShouldExit(1);

        Assert.Contains("gateway.log: it holds an Anthropic key, 2 times", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("task-list disk-1 risk-assessment-for-the-whole-quarter-of-2026")]
    [InlineData("sk-ant-your-key-goes-here-and-is-long-enough-1")]
    [InlineData("ANTHROPIC_API_KEY=${ANTHROPIC_API_KEY}")]
    [InlineData("GET http://127.0.0.1:18789/health 200")]
    [InlineData("redacted: sk-ant-…")]
    [InlineData("ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18")]
    [InlineData("postgres://app:***@db/x")]
    [InlineData("Server=db;Password=***;Timeout=5")]
    [InlineData("x123456789:AAF3k9Qw2Lz8Xc7Vb6Nm5As4Df3Gh2Jk1Po")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U")]
    public void A_word_is_no_secret(string line)
    {
        Assert.Empty(LogSecrets.Count(new StringReader(line), []));
        using var host = new ScriptHost().Write("a.log", line + "\n");

        host.Run("scan-logs.sh", "--no-docker", host.At("a.log")).ShouldExit(0);
    }

    [BashTheory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----", "a private key")]
    [InlineData("postgres://app:Tr0ub4dor3x@db/x", "a password in an address")]
    [InlineData("https://api.telegram.org/bot123456789:AAF3k9Qw2Lz8Xc7Vb6Nm5As4Df3Gh2Jk1Po/getMe", "a Telegram bot token")]
    [InlineData("cookie eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U end", "a signed token (JWT)")]
    [InlineData("note.MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs", "a Discord bot token")]
    [InlineData("az aBc8Q~x7Kq2LmN9pRsT4vWxYz0123456789abcd", "an Azure client secret")]
    [InlineData("Server=db;Password=Hunter2Hunter;Timeout=5", "a password in a connection string")]
    [InlineData("DefaultEndpointsProtocol=https;AccountKey=Zk3vQ8xT1mB7yR4nW9cJ2hL6dF0sA5Zk3vQ8xT1mB7yR4nW9cJ2hL6==", "an Azure account key")]
    [InlineData("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", "a GitHub token")]
    public void More_than_a_prefix_tells_some(string line, string kind)
    {
        Assert.Equal((kind, 1), Assert.Single(LogSecrets.Count(new StringReader(line), [])));
        using var host = new ScriptHost().Write("a.log", line + "\n");

        Assert.Contains($"it holds {kind}, 1 times", host.Run("scan-logs.sh", "--no-docker", host.At("a.log")).ShouldExit(1).Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void The_deployments_own_token_is_found_whatever_its_shape()
    {
        const string Token = "correct horse battery staple and more";
        using var host = new ScriptHost().State().Write("project/secrets.env", $"CLAWDBOT_GATEWAY_TOKEN=\"{Token}\"\n").Write("a.log", $"token {Token}\n");

        Assert.Contains("a secret of this deployment, 1 times", host.Run("scan-logs.sh", "--no-docker", host.At("a.log")).ShouldExit(1).Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void The_containers_log_is_read_and_a_rotated_one_is_unpacked()
    {
        using var host = new ScriptHost().State().Docker("""{ "services": { "clawdbot-gateway": { "image": "clawdbot" } } }""").Write("docker/log", Key + "\n").Write("home/.clawdbot/logs/old.log", Key + "\n");
        host.Bash($"gzip '{host.Home}/.clawdbot/logs/old.log'").ShouldExit(0);

        var run = host.Run("scan-logs.sh").ShouldExit(1);

        Assert.Contains("container log of clawdbot-gateway: it holds an Anthropic key, 1 times", run.Output, StringComparison.Ordinal);
        Assert.Contains("old.log.gz: it holds an Anthropic key, 1 times", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A copy would stay where the script is killed.</summary>
    [BashFact]
    public void A_containers_log_is_copied_nowhere_even_by_a_run_that_is_killed()
    {
        using var host = Talking("for i in {1..40}; do echo \"$KEY\"; sleep 0.1; done");

        var run = host.Bash($"bash '{host.Bundle}/scripts/scan-logs.sh' & pid=$!; sleep 1.5; kill -KILL $pid; wait $pid");

        Assert.Equal(137, run.Exit);
        Assert.Contains(" logs ", File.ReadAllText(host.At("calls")), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(host.At(""), "*", SearchOption.AllDirectories), path => !path.EndsWith("/docker", StringComparison.Ordinal) && File.ReadAllText(path).Contains(Key, StringComparison.Ordinal));
    }

    [BashFact]
    public void A_containers_log_is_looked_at_where_nothing_can_be_written()
    {
        using var host = Talking("echo \"$KEY\"").Variable("TMPDIR", "/nonexistent");

        Assert.Contains("container log of clawdbot-gateway: it holds an Anthropic key, 1 times", host.Run("scan-logs.sh").ShouldExit(1).Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_containers_log_that_is_not_told_to_its_end_is_unknown_whatever_was_found()
    {
        using var host = Talking("echo \"$KEY\"; exit 1");

        var run = host.Run("scan-logs.sh").ShouldExit(2);

        Assert.Equal(["MBH7008"], run.Rules("unknown"));
        Assert.Empty(run.Rules("error"));
    }

    /// <summary>A docker whose container says what a command prints.</summary>
    private static ScriptHost Talking(string log)
    {
        var host = new ScriptHost().State();
        return host.Variable("KEY", Key).Stub("docker", $"""
            echo "$*" >>'{host.At("calls")}'
            case "$*" in
              'compose version'*) ;;
              *' config --format json') echo {"'{ \"services\": { \"clawdbot-gateway\": { \"image\": \"clawdbot\" } } }'"} ;;
              *' logs '*) {log} ;;
              *) exit 1 ;;
            esac
            """);
    }

    [BashFact]
    public void A_log_that_is_not_there_is_unknown()
    {
        using var host = new ScriptHost();

        host.Run("scan-logs.sh", "--no-docker", host.At("none.log")).ShouldExit(2);
    }

    [BashFact]
    public void An_awk_that_fails_is_no_pass()
    {
        using var host = new ScriptHost().Write("a.log", "x\n").Stub("awk", "exit 2");

        Assert.NotEqual(0, host.Run("scan-logs.sh", "--no-docker", host.At("a.log")).Exit);
    }

    /// <summary>A sample of each row of the engine's table, made from its alphabet; with a right checksum where it has one.</summary>
    [BashFact]
    public void The_script_knows_every_shape_that_the_engine_knows()
    {
        var shapes = SecretShapeTable.All.ToArray();
        var lines = shapes.Select(static shape => shape.Prefix + Body(shape)).ToArray();
        using var host = new ScriptHost().Write("a.log", string.Join('\n', lines) + "\n");

        var output = host.Run("scan-logs.sh", "--no-docker", host.At("a.log")).ShouldExit(1).Output;

        Assert.All(shapes, shape => Assert.Contains($"it holds {shape.Kind}, ", output, StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.NotNull(SecretShapes.KindOf(line)));
        Assert.Equal(shapes.Length, SecretShapeList.Write().Content.Split('\n').Count(static line => line.Contains('\t', StringComparison.Ordinal)));
    }

    /// <summary>The rest of a token with a right checksum, as GitHub's own announcement shows it.</summary>
    private const string Checked = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17";

    private static string Body(SecretShape shape)
    {
        if (shape.HasChecksum)
        {
            return Checked;
        }

        const string Source = "Q7fK2xZ9bM4tR6cV1nL8pW3sD5gH0jYaE7uC2dXb4Nq9Lm6Tz3Kw8Rf1Vh5Jp0Gs";
        var letters = string.Concat(Enumerable.Repeat(Source, 6)).Where(unit => shape.Alphabet.Run([unit]) == 1);
        var length = Math.Min(Math.Max(shape.Least, 24), shape.Most);
        var hex = shape.Alphabet == SecretAlphabet.Hex ? string.Concat(Enumerable.Repeat("7f3a9c1e5b0d8264", 8)) : string.Concat(letters);
        return hex[..Math.Min(length, hex.Length)].PadRight(length, '7');
    }
}
