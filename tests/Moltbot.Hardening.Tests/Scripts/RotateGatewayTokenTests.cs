using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>rotate-gateway-token.sh</c> against a listening gateway, and what a rotation without proof would have done.</summary>
public sealed partial class RotateGatewayTokenTests
{
    [BashFact]
    public void A_rotation_changes_the_token_and_no_other_byte()
    {
        using var host = new OperatedHost();

        host.Rotate().ShouldExit(0);

        Assert.Matches($"\\A# keys\nANTHROPIC_API_KEY={OperatedHost.ProviderKey}\nCLAWDBOT_GATEWAY_TOKEN=[0-9a-f]{{64}}\nOPENAI_API_KEY=\nLAST=1\\z", host.SecretsText);
        Assert.NotEqual(OperatedHost.OldToken, Token(host));
        Assert.Equal("600", host.Host.Mode(OperatedHost.SecretsFile));
    }

    [BashFact]
    public void The_report_tells_a_fingerprint_and_what_the_gateway_answered()
    {
        using var host = new OperatedHost();

        using var report = JsonDocument.Parse(host.Rotate("--json").ShouldExit(0).Output);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Token(host))))[..8], report.RootElement.GetProperty("fingerprint").GetString());
        Assert.Equal(200, report.RootElement.GetProperty("withNewToken").GetInt32());
        Assert.Equal(401, report.RootElement.GetProperty("withOldToken").GetInt32());
        Assert.Equal(401, report.RootElement.GetProperty("withoutToken").GetInt32());
    }

    [BashFact]
    public void The_container_is_made_anew_since_a_restart_keeps_the_old_environment()
    {
        using var host = new OperatedHost();

        host.Rotate().ShouldExit(0);

        Assert.Contains("up -d --force-recreate", host.Calls, StringComparison.Ordinal);
        Assert.DoesNotContain("restart", host.Calls, StringComparison.Ordinal);
        Assert.Equal(Token(host), host.Text("token"));
    }

    [BashFact]
    public void The_token_is_on_no_command_line_in_no_environment_and_in_no_output()
    {
        using var host = new OperatedHost();

        var run = host.Rotate().ShouldExit(0);

        foreach (var text in new[] { run.Output, run.Errors, host.Calls, host.Text("environment"), host.Text("processes") })
        {
            Assert.NotEmpty(text + "-");
            Assert.DoesNotContain(Token(host), text, StringComparison.Ordinal);
            Assert.DoesNotContain(OperatedHost.OldToken, text, StringComparison.Ordinal);
            Assert.DoesNotContain("token=", text, StringComparison.Ordinal);
        }

        Assert.Contains("rotate-gateway-token.sh", host.Text("processes"), StringComparison.Ordinal);
    }

    [BashFact]
    public void No_file_with_a_token_is_ever_open_to_others_whatever_the_shells_umask()
    {
        using var host = new OperatedHost();

        host.Host.Bash($"umask 000; '{host.Host.Bundle}/scripts/rotate-gateway-token.sh' {string.Join(' ', host.Port)}").ShouldExit(0);

        Assert.NotEmpty(host.Text("modes"));
        Assert.All(host.Text("modes").Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => Assert.Matches("^[46]00 ", line));
    }

    [BashFact]
    public void No_copy_of_the_old_token_stays_behind()
    {
        using var host = new OperatedHost();

        host.Rotate().ShouldExit(0);

        Assert.All(host.Files(), file => Assert.DoesNotContain(OperatedHost.OldToken, File.ReadAllText(host.Host.At(file)), StringComparison.Ordinal));
        Assert.Equal(["home/.clawdbot/clawdbot.json", OperatedHost.SecretsFile, "home/.local/state/moltbot-hardening/token"], host.Files());
    }

    [BashFact]
    public void Neither_openssl_nor_xxd_is_needed()
    {
        using var host = new OperatedHost();
        host.Host.Stub("openssl", "exit 127").Stub("xxd", "exit 127").Stub("jq", "exit 127");

        host.Rotate().ShouldExit(0);

        Assert.Matches("^[0-9a-f]{64}$", Token(host));
    }

    [BashFact]
    public void A_first_token_makes_a_private_file_and_no_configuration()
    {
        using var host = new OperatedHost(secrets: "");
        File.Delete(host.Host.At("home/.clawdbot/clawdbot.json"));

        host.Rotate().ShouldExit(0);

        Assert.Equal("600", host.Host.Mode(OperatedHost.SecretsFile));
        Assert.False(File.Exists(host.Host.At("home/.clawdbot/clawdbot.json")));
    }

    [BashTheory]
    [InlineData("{ gateway: { auth: { token: 'a-token-of-its-own', }, }, } // JSON5", "two sources of truth")]
    [InlineData("{ gateway: { auth: { token: { source: 'env', provider: 'default', id: 'ANOTHER_NAME' } } } }", "two sources of truth")]
    [InlineData("{ gateway: { auth: { token: { source: 'file', provider: 'gateway', id: 'value' } } } }", "--token-file")]
    [InlineData("{ gateway: { auth: ", "cannot be read")]
    public void A_configuration_that_holds_a_token_or_cannot_be_read_stops_it(string config, string reason)
    {
        using var host = new OperatedHost();
        host.Host.State(config: config);

        ShouldRefuse(host, reason);
    }

    [BashTheory]
    [InlineData("'${CLAWDBOT_GATEWAY_TOKEN}'")]
    [InlineData("{ source: 'env', provider: 'default', id: 'CLAWDBOT_GATEWAY_TOKEN' }")]
    public void A_configuration_that_names_the_variable_is_no_second_place(string token)
    {
        using var host = new OperatedHost();
        host.Host.State(config: $"{{ gateway: {{ auth: {{ token: {token} }} }} }}");

        host.Rotate().ShouldExit(0);
    }

    [BashFact]
    public void A_token_that_stands_alone_in_a_file_is_exchanged_there()
    {
        using var host = new OperatedHost();
        host.Mark("token-path", host.Host.At("home/token")).Host.Write("home/token", OperatedHost.OldToken).Chmod("home/token", "600").Chmod("home", "700");

        host.Rotate("--token-file", host.Host.At("home/token")).ShouldExit(0);
        host.Start("--token-file", host.Host.At("home/token")).ShouldExit(0);

        Assert.Matches("\\A[0-9a-f]{64}\n\\z", File.ReadAllText(host.Host.At("home/token")));
        Assert.Equal(host.Text("token") + "\n", File.ReadAllText(host.Host.At("home/token")));
        Assert.NotEqual(OperatedHost.OldToken, host.Text("token"));
        Assert.Equal(OperatedHost.Secrets, host.SecretsText);
        Assert.Equal(["home/.clawdbot/clawdbot.json", OperatedHost.SecretsFile, "home/.local/state/moltbot-hardening/token", "home/token"], host.Files());
    }

    [BashFact]
    public void A_token_in_the_env_file_beside_the_compose_file_stops_it()
    {
        using var host = new OperatedHost();
        host.Host.Write("project/.env", "CLAWDBOT_GATEWAY_TOKEN=another\n");

        ShouldRefuse(host, "two sources of truth");
    }

    [BashFact]
    public void A_container_that_gets_another_token_stops_it()
    {
        using var host = new OperatedHost().Mark("other-token", "written-into-the-compose-file");

        ShouldRefuse(host, "two sources of truth");
    }

    [BashFact]
    public void A_variable_of_the_shell_does_not_win_over_the_file()
    {
        using var host = new OperatedHost();
        host.Host.Variable("CLAWDBOT_GATEWAY_TOKEN", "of-the-shell");

        host.Rotate().ShouldExit(0);

        Assert.DoesNotContain("of-the-shell", host.Text("environment"), StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("644", "chmod 600")]
    [InlineData("640", "chmod 600")]
    [InlineData("602", "chmod 600")]
    public void A_secrets_file_that_others_can_read_or_change_is_not_used(string mode, string reason)
    {
        using var host = new OperatedHost();
        host.Host.Chmod(OperatedHost.SecretsFile, mode);

        ShouldRefuse(host, reason);
    }

    [BashTheory]
    [InlineData("mv secrets.env real.env; ln -s real.env secrets.env", "is a link")]
    [InlineData("ln secrets.env second.env", "hard links")]
    [InlineData("chmod 777 .", "can be changed by others")]
    [InlineData("printf '\\nCLAWDBOT_GATEWAY_TOKEN=twice\\n' >>secrets.env", "sets CLAWDBOT_GATEWAY_TOKEN again")]
    public void A_secrets_file_that_cannot_be_exchanged_safely_is_refused(string before, string reason)
    {
        using var host = new OperatedHost();
        host.Host.Bash($"cd '{host.Host.At("home/.clawdbot")}' && {before}").ShouldExit(0);

        ShouldRefuse(host, reason);
    }

    [BashFact]
    public void Of_two_state_folders_the_operator_chooses()
    {
        using var moltbot = new OperatedHost();
        moltbot.Host.Write("home/.other/secrets.env", OperatedHost.Secrets).Chmod("home/.other/secrets.env", "600").Chmod("home/.other", "700");

        moltbot.Rotate("--state", moltbot.Host.At("home/.other"), "--state", moltbot.Host.At("home/.clawdbot")).ShouldExit(2);
        moltbot.Rotate("--state", moltbot.Host.At("home/.other")).ShouldExit(0);

        Assert.Equal(OperatedHost.Secrets, moltbot.SecretsText);
    }

    [BashFact]
    public void Without_a_state_folder_none_is_made()
    {
        using var host = new OperatedHost();
        Directory.Delete(host.Host.At("home/.clawdbot"), recursive: true);

        host.Rotate().ShouldExit(2);

        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Host.Home));
    }

    [BashTheory]
    [InlineData("deaf", "does not take the new token")]
    [InlineData("open", "where 401 must stand")]
    [InlineData("up-fails", "could not recreate")]
    public void What_cannot_be_proven_is_put_back(string fault, string reason)
    {
        using var host = new OperatedHost().Mark(fault);
        var before = Inode(host);

        var run = host.Rotate();

        Assert.Equal(fault == "up-fails" ? 3 : 1, run.Exit);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.Equal(OperatedHost.Secrets, host.SecretsText);
        Assert.Equal(before, Inode(host));
        Assert.Equal(OperatedHost.OldToken, host.Text("token"));
        Assert.Equal(["home/.clawdbot/clawdbot.json", OperatedHost.SecretsFile], host.Files());
        Assert.DoesNotContain(OperatedHost.OldToken, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", run.Errors);
        Assert.DoesNotContain('\u001b', run.Errors);
    }

    [BashFact]
    public void Two_runs_exclude_each_other_and_a_dead_ones_lock_is_taken_over()
    {
        using var host = new OperatedHost();
        var folder = "home/.clawdbot/.secrets.env.lock";
        host.Host.Write(folder + "/pid", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        ShouldRefuse(host, "is at work here");

        host.Host.Write(folder + "/pid", "99999999");
        host.Rotate().ShouldExit(0);

        Assert.False(Directory.Exists(host.Host.At(folder)));
    }

    [BashFact]
    public void A_dry_run_changes_nothing()
    {
        using var host = new OperatedHost();

        host.Rotate("--dry-run").ShouldExit(0);

        Assert.Equal(OperatedHost.Secrets, host.SecretsText);
        Assert.DoesNotContain(" up ", host.Calls, StringComparison.Ordinal);
        Assert.Equal(["home/.clawdbot/clawdbot.json", OperatedHost.SecretsFile], host.Files());
    }

    [BashFact]
    public void The_token_is_shown_to_a_terminal_only()
    {
        using var host = new OperatedHost();

        host.Rotate("--show").ShouldExit(2);

        Assert.Equal(OperatedHost.Secrets, host.SecretsText);
    }

    [BashFact]
    public void A_copy_is_written_for_its_owner_alone_and_over_nothing()
    {
        using var host = new OperatedHost();

        host.Rotate("--to-file", host.Host.At("tmp/token")).ShouldExit(0);
        host.Rotate("--to-file", host.Host.At("tmp/token")).ShouldExit(2);

        Assert.Equal(Token(host) + "\n", File.ReadAllText(host.Host.At("tmp/token")));
        Assert.Equal("600", host.Host.Mode("tmp/token"));
    }

    [BashFact]
    public void An_unknown_option_is_refused()
    {
        using var host = new OperatedHost();

        host.Rotate("--force").ShouldExit(2);
        Assert.Equal(OperatedHost.Secrets, host.SecretsText);
    }

    private static void ShouldRefuse(OperatedHost host, string reason)
    {
        var before = File.ReadAllText(host.Host.At(OperatedHost.SecretsFile));

        var run = host.Rotate().ShouldExit(2);

        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, host.SecretsText);
        Assert.DoesNotContain(" up ", host.Calls, StringComparison.Ordinal);
        Assert.DoesNotContain(OperatedHost.OldToken, run.Errors, StringComparison.Ordinal);
    }

    private static string Token(OperatedHost host) => TokenLine().Match(host.SecretsText).Groups["token"].Value;

    private static string Inode(OperatedHost host) => host.Host.Bash($"stat -c '%i %u %g %a' '{host.Host.At(OperatedHost.SecretsFile)}'").Output;

    [GeneratedRegex("CLAWDBOT_GATEWAY_TOKEN=(?<token>.*)", RegexOptions.ExplicitCapture)]
    private static partial Regex TokenLine();
}
