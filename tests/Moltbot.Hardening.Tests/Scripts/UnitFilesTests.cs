using System.Text.RegularExpressions;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Tests.Bundle;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>The timers: what they start is emitted, a failed run is told, and systemd takes them.</summary>
public sealed partial class UnitFilesTests
{
    [Fact]
    public void Every_timer_has_its_service_and_every_service_starts_a_script_that_is_emitted()
    {
        var names = UnitFiles.All().Select(static file => file.Path).ToArray();
        var scripts = ScriptFiles.All().Where(static file => file.Mode.HasFlag(UnixFileMode.UserExecute)).Select(static file => file.Path).ToArray();

        Assert.Contains(names, static name => name.EndsWith(".timer", StringComparison.Ordinal));
        Assert.All(names.Where(static name => name.EndsWith(".timer", StringComparison.Ordinal)), name => Assert.Contains(Path.ChangeExtension(name, ".service"), names));
        Assert.All(Services(), service => Assert.All(Started().Matches(service.Content).Select(static match => match.Groups["script"].Value), script => Assert.Contains(script, scripts)));
    }

    [Fact]
    public void Every_run_that_fails_is_told_and_gains_no_right() => Assert.All(Services(), static service =>
    {
        Assert.Contains("\nOnFailure=moltbot-tell@%n.service\n", service.Content, StringComparison.Ordinal);
        Assert.Contains("\nNoNewPrivileges=yes\n", service.Content, StringComparison.Ordinal);
        Assert.Contains("\nUMask=0077\n", service.Content, StringComparison.Ordinal);
    });

    [SystemdFact]
    public void Systemd_takes_every_unit()
    {
        using var host = new ScriptHost();
        host.Write("home/.config/moltbot-hardening/tell", "#!/bin/sh\n").Chmod("home/.config/moltbot-hardening/tell", "700").Variable("XDG_RUNTIME_DIR", host.At("tmp"));
        var link = host.Write("home/.local/share/x", "").At("home/.local/share/moltbot-hardening");
        Directory.CreateSymbolicLink(link, host.Bundle);

        var run = host.Bash($"systemd-analyze --user verify '{host.Bundle}'/systemd/*");

        Assert.Empty(run.ShouldExit(0).Errors);
    }

    /// <summary>The one that the guide has an operator write, where the token is a credential of systemd.</summary>
    [SystemdFact]
    public void Systemd_takes_the_unit_of_the_guide()
    {
        var tree = new MemoryTree().With("deploy/docker-compose.yml", "services: { openclaw-gateway: { image: openclaw, command: [node, dist/index.js, gateway, --bind, loopback] } }");
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(tree, EmittedVariants.Token(Requests.Plain.Item("MoltbotCompose", "deploy/docker-compose.yml"), "systemd-credential")));
        var unit = Unit().Match(bundle.Files.Single(static file => file.Path == "OPERATORS.md").Content).Groups["text"].Value.Replace("\n   ", "\n", StringComparison.Ordinal);
        using var host = new ScriptHost();
        host.Variable("XDG_RUNTIME_DIR", host.At("tmp")).Write("home/.config/systemd/user/gateway.service", unit);

        var run = host.Bash($"systemd-analyze --user verify '{host.At("home/.config/systemd/user/gateway.service")}'");

        Assert.Empty(run.ShouldExit(0).Errors);
        Assert.Contains("\nLoadCredential=openclaw_gateway_token:%h/", unit, StringComparison.Ordinal);
        Assert.Contains(" docker compose -f deploy/docker-compose.yml -f \"$BUNDLE\"/docker-compose.override.yml ", unit, StringComparison.Ordinal);

        // To a unit of the system with a user the credential may come with an access list.
        Assert.DoesNotContain("User=", unit, StringComparison.Ordinal);
    }

    private static IEnumerable<OutputFile> Services() =>
        UnitFiles.All().Where(static file => file.Path.EndsWith(".service", StringComparison.Ordinal) && !file.Path.Contains('@', StringComparison.Ordinal));

    [GeneratedRegex("```ini\n(?<text> *\\[Unit\\].*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Unit();

    [GeneratedRegex("ExecStart=%h/.local/share/moltbot-hardening/(?<script>[^ \n]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Started();
}
