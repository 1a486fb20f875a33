namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>Services behind a profile: an audit looks at all of them, and what changes something touches only those that the operator chose.</summary>
public sealed class ProfilesTests
{
    [BashTheory]
    [InlineData(null, "-")]
    [InlineData("chat", "chat")]
    public void What_starts_or_stops_containers_leaves_the_choice_to_the_operator(string? chosen, string given)
    {
        using var host = Host(chosen);

        host.Rotate().ShouldExit(0);
        host.Start().ShouldExit(0);

        var changes = Calls(host).Where(static call => call.EndsWith(" up -d", StringComparison.Ordinal) || call.EndsWith(" up -d --force-recreate", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, changes.Length);
        Assert.All(changes, call => Assert.StartsWith(given + "|", call, StringComparison.Ordinal));
    }

    [GpgTheory]
    [InlineData(null, "-")]
    [InlineData("chat", "chat")]
    public void A_backup_stops_and_starts_no_other_services(string? chosen, string given)
    {
        using var host = new BackedUpHost();
        Prepare(host.Host, chosen).Mark("running");

        host.Backup("--stop").ShouldExit(0);

        var changes = Calls(host.Host).Where(static call => call.EndsWith(" up -d", StringComparison.Ordinal) || call.EndsWith(" stop", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, changes.Length);
        Assert.All(changes, call => Assert.StartsWith(given + "|", call, StringComparison.Ordinal));
    }

    [BashFact]
    public void An_audit_sees_every_profile()
    {
        using var host = Host("chat");

        host.Host.Run("quick-audit.sh");

        Assert.Contains(Calls(host), static call => call.StartsWith("*|", StringComparison.Ordinal) && call.EndsWith(" config --format json", StringComparison.Ordinal));
    }

    private static OperatedHost Host(string? chosen) => Prepare(new OperatedHost(), chosen);

    /// <summary>Each call of docker goes through a program that writes down which profiles it was given.</summary>
    private static OperatedHost Prepare(OperatedHost host, string? chosen)
    {
        File.Move(host.Host.At("stubs/docker"), host.Host.At("stubs/docker-double"));
        host.Host.Stub("docker", "printf '%s|%s\\n' \"${COMPOSE_PROFILES--}\" \"$*\" >>\"$DOUBLE/profiles\"; exec docker-double \"$@\"");
        if (chosen is not null)
        {
            host.Host.Variable("COMPOSE_PROFILES", chosen);
        }

        return host;
    }

    private static string[] Calls(OperatedHost host) => host.Text("profiles").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
