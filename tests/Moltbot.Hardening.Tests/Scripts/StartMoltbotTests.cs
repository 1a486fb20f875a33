namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>start-moltbot.sh</c>: secrets as data, and no word of success without an answer of the gateway.</summary>
public sealed class StartMoltbotTests
{
    private const string Program = """
        printf '%s\n' "$*" >>"$DOUBLE/program"
        env >>"$DOUBLE/program-environment"
        echo "starting with $CLAWDBOT_GATEWAY_TOKEN"
        [[ ! -e $DOUBLE/broken ]] || exit 1
        printf %s "$CLAWDBOT_GATEWAY_TOKEN" >"$DOUBLE/token"
        touch "$DOUBLE/running"
        echo $$ >"$DOUBLE/pid"
        exec sleep 60
        """;

    [BashFact]
    public void A_start_ends_once_the_gateway_takes_the_token_and_refuses_a_call_without()
    {
        using var host = Down();

        var run = host.Start().ShouldExit(0);

        Assert.Contains($"answers on 127.0.0.1:{host.Port[1]} and refuses a call without the token", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(OperatedHost.OldToken, run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("?token", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("dead", "000")]
    [InlineData("open", "200")]
    public void A_gateway_that_does_not_answer_as_it_must_is_no_start(string fault, string answer)
    {
        using var host = Down().Mark(fault);

        var run = host.Start().ShouldExit(1);

        Assert.Contains($"says {answer}", run.Errors, StringComparison.Ordinal);
        Assert.Contains("starting with ***", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(OperatedHost.OldToken, run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Errors);
        Assert.Empty(run.Output);
    }

    [BashFact]
    public void The_secrets_file_is_read_and_never_run()
    {
        using var host = Down();
        host.Host.Write(OperatedHost.SecretsFile, OperatedHost.Secrets + $"\nX=$(touch '{host.Host.At("tmp/ran")}')\n").Chmod(OperatedHost.SecretsFile, "600");

        var run = host.Start().ShouldExit(2);

        Assert.Contains("line 6 of", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(host.Host.At("tmp/ran")));
        Assert.DoesNotContain("touch", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" up ", host.Calls, StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("echo pwned", "is not NAME=value")]
    [InlineData("A=`id`", "a backquote")]
    [InlineData("A=it's", "a quote")]
    [InlineData("A=$HOME", "a dollar sign")]
    [InlineData("LAST=2", "sets LAST again")]
    public void A_line_that_programs_would_read_differently_is_refused_by_its_number(string line, string reason)
    {
        using var host = Down();
        host.Host.Write(OperatedHost.SecretsFile, OperatedHost.Secrets + "\n" + line + "\n").Chmod(OperatedHost.SecretsFile, "600");

        Assert.Contains(reason, host.Start().ShouldExit(2).Errors, StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("666")]
    [InlineData("644")]
    [InlineData("620")]
    public void A_secrets_file_that_others_can_read_or_change_is_not_used(string mode)
    {
        using var host = Down();
        host.Host.Chmod(OperatedHost.SecretsFile, mode);

        Assert.Contains("can be read or changed by others", host.Start().ShouldExit(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" up ", host.Calls, StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("", "gives CLAWDBOT_GATEWAY_TOKEN no value")]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN=changeme", "has 8 characters")]
    public void Without_a_token_nothing_starts(string line, string reason)
    {
        using var host = Down(line + "\nANTHROPIC_API_KEY=x\n");

        Assert.Contains(reason, host.Start().ShouldExit(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" up ", host.Calls, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_missing_provider_key_is_told_by_the_names_that_the_gateway_reads()
    {
        using var host = Down($"CLAWDBOT_GATEWAY_TOKEN={OperatedHost.OldToken}\nGOOGLE_API_KEY=\n");

        Assert.Contains("GEMINI_API_KEY", host.Start().ShouldExit(0).Errors, StringComparison.Ordinal);
    }

    [BashFact]
    public void Docker_gets_the_files_path_and_no_secret_in_its_environment()
    {
        using var host = Down();
        host.Host.Variable("ANTHROPIC_API_KEY", "of-the-shell").Variable("CLAWDBOT_GATEWAY_TOKEN", "of-the-shell");

        host.Start().ShouldExit(0);

        Assert.Contains($"--env-file {host.Host.At(OperatedHost.SecretsFile)} up -d", host.Calls, StringComparison.Ordinal);
        Assert.DoesNotContain(OperatedHost.OldToken, host.Text("environment"), StringComparison.Ordinal);
        Assert.DoesNotContain(OperatedHost.ProviderKey, host.Text("environment"), StringComparison.Ordinal);
        Assert.DoesNotContain("CLAWDBOT_GATEWAY_TOKEN", host.Text("environment"), StringComparison.Ordinal);
        Assert.Equal(OperatedHost.OldToken, host.Text("token"));
    }

    [BashFact]
    public void The_folder_that_it_is_started_from_has_no_say()
    {
        using var host = Down();
        host.Host.Write("tmp/docker-compose.yml", "services: { foreign: { image: foreign } }").Variable("COMPOSE_FILE", host.Host.At("tmp/docker-compose.yml"));

        host.Start().ShouldExit(0);

        Assert.Contains($"--project-directory {host.Host.Project} -f {host.Host.Project}/docker-compose.yml", host.Calls, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Host.At("tmp/docker-compose.yml"), host.Calls, StringComparison.Ordinal);
    }

    [BashFact]
    public void Root_is_refused_unless_it_is_allowed()
    {
        using var host = Down();
        host.Host.Stub("id", "echo 0");

        Assert.Contains("this is root", host.Host.Run("start-moltbot.sh", host.Port).ShouldExit(2).Errors, StringComparison.Ordinal);
        Assert.Empty(host.Calls);
    }

    [BashFact]
    public void Without_docker_the_gateway_alone_gets_the_secrets_and_its_log_is_private()
    {
        using var host = Down();
        host.Host.Stub("clawdbot", Program);

        var run = host.Start("--cli").ShouldExit(0);
        host.Host.Bash("kill \"$(cat \"$DOUBLE/pid\")\"").ShouldExit(0);

        Assert.Equal($"gateway --bind loopback --port {host.Port[1]}\n", host.Text("program"));
        Assert.Contains($"ANTHROPIC_API_KEY={OperatedHost.ProviderKey}", host.Text("program-environment"), StringComparison.Ordinal);
        Assert.Equal("600", host.Host.Mode("home/.clawdbot/logs/gateway.log"));
        Assert.Equal(host.Text("pid"), File.ReadAllText(host.Host.At("home/.clawdbot/gateway.pid")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Host.At("tmp")));
        Assert.DoesNotContain(OperatedHost.OldToken, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_gateway_that_ends_at_once_is_told_with_its_log()
    {
        using var host = Down().Mark("broken");
        host.Host.Stub("clawdbot", Program);

        var run = host.Start("--cli").ShouldExit(1);

        Assert.Contains("starting with ***", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(host.Host.At("home/.clawdbot/gateway.pid")));
    }

    [BashFact]
    public void A_log_that_is_somebodys_link_is_not_written()
    {
        using var host = Down();
        host.Host.Stub("clawdbot", Program).Write("tmp/victim", "as it was").Write("home/.clawdbot/logs/x", "").Chmod("home/.clawdbot/logs/x", "600").Chmod("home/.clawdbot/logs", "700");
        File.CreateSymbolicLink(host.Host.At("home/.clawdbot/logs/gateway.log"), host.Host.At("tmp/victim"));

        host.Start("--cli").ShouldExit(2);

        Assert.Equal("as it was", File.ReadAllText(host.Host.At("tmp/victim")));
    }

    private static OperatedHost Down(string secrets = OperatedHost.Secrets)
    {
        var host = new OperatedHost(secrets);
        File.Delete(host.Host.At("double/running"));
        return host;
    }
}
