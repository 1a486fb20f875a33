namespace Moltbot.Hardening.Tests.Scripts;

/// <summary><c>quick-audit.sh</c> on real trees, and what an audit by text search would have said of them.</summary>
public sealed class QuickAuditTests
{
    [BashFact]
    public void A_sound_deployment_passes()
    {
        using var host = new ScriptHost().State();

        var run = host.Run("quick-audit.sh").ShouldExit(0);

        Assert.Contains("0 errors, 0 warnings, 0 infos, 0 unknown", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
    }

    [BashFact]
    public void A_model_without_docker_is_the_builds_and_tells_its_age()
    {
        using var host = new ScriptHost().State();

        Assert.Contains("from the model that the build left 0 minutes ago", host.Run("quick-audit.sh").Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void A_model_that_is_older_than_the_files_is_no_pass()
    {
        using var host = new ScriptHost().State();
        File.SetLastWriteTimeUtc(host.At("project/docker-compose.yml"), DateTime.UtcNow.AddMinutes(5));

        var run = host.Run("quick-audit.sh").ShouldExit(2);

        Assert.Contains("is newer than the model that the build left", run.Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void Without_state_and_configuration_nothing_is_a_pass()
    {
        using var host = new ScriptHost();

        Assert.Equal(["MBH7001", "MBH4004"], host.Run("quick-audit.sh").ShouldExit(2).Rules("unknown"));
        Assert.False(Directory.Exists(host.At("home/.moltbot")));
    }

    [BashTheory]
    [InlineData("{ gateway: { mode: 'local', bind: 'loopback', auth: { mode: 'none' } } }", "MBH4004")]
    [InlineData("{ gateway: { mode: 'local', bind: 'loopback', auth: { mode: 'of course' } } }", "MBH4004")]
    [InlineData("{ gateway: { mode: 'local', bind: 'loopback' }, logging: { redactSensitive: 'off' } }", "MBH4007")]
    [InlineData("{ gateway: { mode: 'local', /* loopback */ bind: 'lan' } } // loopback", "MBH4003")]
    [InlineData("{ gateway: { bind: 'loopback' } }", "MBH4002")]
    [InlineData("{ gateway: { mode: 'local', bind: 'loopback', auth: { token: 'changeme' } } }", "MBH4005")]
    public void A_setting_of_the_configuration_is_an_error(string config, string rule)
    {
        using var host = new ScriptHost().State(config: config);

        Assert.Equal([rule], host.Run("quick-audit.sh").ShouldExit(1).Rules("error"));
    }

    [BashFact]
    public void A_configuration_that_cannot_be_read_is_unknown_and_not_none()
    {
        using var host = new ScriptHost().State(config: "{ gateway: { auth: ");

        var run = host.Run("quick-audit.sh").ShouldExit(2);

        Assert.Equal(["MBH4001"], run.Rules("unknown"));
    }

    [BashTheory]
    [InlineData("700", "600", 0)]
    [InlineData("500", "400", 0)]
    [InlineData("2700", "600", 0)]
    [InlineData("755", "600", 1)]
    [InlineData("700", "640", 1)]
    [InlineData("700", "604", 1)]
    public void A_stricter_mode_passes_and_a_wider_one_does_not(string folder, string file, int exit)
    {
        using var host = new ScriptHost().State().Chmod("home/.clawdbot/clawdbot.json", file).Chmod("home/.clawdbot", folder);

        host.Run("quick-audit.sh").ShouldExit(exit);
    }

    [BashFact]
    public void An_unknown_option_is_refused() => RunAlone("--fix").ShouldExit(2);

    [BashFact]
    public void Help_is_the_head_of_the_script() => Assert.Contains("usage: quick-audit.sh", RunAlone("--help").ShouldExit(0).Output, StringComparison.Ordinal);

    private static ScriptRun RunAlone(string option)
    {
        using var host = new ScriptHost();
        return host.Run("quick-audit.sh", option);
    }
}
