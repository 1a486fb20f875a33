using Moltbot.Hardening.Tests.Compose.Differential;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>What the audits say of an effective model that docker compose prints.</summary>
public sealed class ModelAuditTests
{
    private const string Sound = """
        "image": "clawdbot:2026.1.24", "user": "1000:1000", "command": ["node", "dist/index.js", "gateway", "--bind", "loopback"],
        "environment": { "CLAWDBOT_GATEWAY_TOKEN": "x" }, "cap_drop": ["ALL"], "security_opt": ["no-new-privileges:true"],
        "ports": [{ "mode": "ingress", "host_ip": "127.0.0.1", "target": 18789, "published": "18789", "protocol": "tcp" }]
        """;

    [BashTheory]
    [InlineData("\"volumes\": [{\"type\": \"bind\", \"source\": \"/run/docker.sock\", \"target\": \"/x.sock\"}]", "MBH2001")]
    [InlineData("\"volumes\": [{\"type\": \"bind\", \"source\": \"/var/run\", \"target\": \"/host\"}]", "MBH2001")]
    [InlineData("\"volumes\": [{\"type\": \"bind\", \"source\": \"/run/user/1000/podman/podman.sock\", \"target\": \"/s\"}]", "MBH2001")]
    [InlineData("\"volumes\": [{\"type\": \"bind\", \"source\": \"/\", \"target\": \"/host\"}]", "MBH2001")]
    [InlineData("\"volumes\": [{\"type\": \"bind\", \"source\": \"/home/me/.ssh\", \"target\": \"/keys\"}]", "MBH2008")]
    [InlineData("\"privileged\": true", "MBH2002")]
    [InlineData("\"cap_add\": [\"cap_sys_admin\"]", "MBH2003")]
    [InlineData("\"pid\": \"host\"", "MBH2006")]
    [InlineData("\"network_mode\": \"host\"", "MBH1005")]
    public void A_setting_of_the_model_is_an_error(string setting, string rule) => Assert.Equal([rule], Audit(Sound + ", " + setting).ShouldExit(1).Rules("error"));

    [BashTheory]
    [InlineData("\"volumes\": [{\"type\": \"bind\", \"source\": \"/home/me/docker.sock.txt\", \"target\": \"/x\"}]")]
    [InlineData("\"volumes\": [{\"type\": \"volume\", \"source\": \"run\", \"target\": \"/var/run\"}]")]
    [InlineData("\"volumes\": [{\"type\": \"bind\", \"source\": \"/etc/localtime\", \"target\": \"/etc/localtime\"}]")]
    [InlineData("\"labels\": {\"note\": \"0.0.0.0:18789:18789 /var/run/docker.sock privileged: true\"}")]
    [InlineData("\"privileged\": false")]
    public void What_only_looks_like_it_is_none(string setting) => Assert.Empty(Audit(Sound + ", " + setting).Rules("error"));

    [BashFact]
    public void A_port_beyond_loopback_beside_one_on_loopback_is_an_error()
    {
        var run = Audit(Sound.Replace("\"ports\": [", "\"ports\": [{ \"mode\": \"ingress\", \"target\": 18789, \"published\": \"18789\", \"protocol\": \"tcp\" }, ", StringComparison.Ordinal));

        Assert.Equal(["MBH1001"], run.ShouldExit(1).Rules("error"));
    }

    [BashTheory]
    [InlineData("root", "error")]
    [InlineData("", "error")]
    [InlineData("0:1000", "error")]
    [InlineData("node", "ok")]
    [InlineData("1000", "ok")]
    [InlineData("node:node", "ok")]
    [InlineData("rootless", "ok")]
    public void Without_a_user_the_image_decides(string user, string kind) =>
        Assert.Contains("MBH2007", Audit(Sound.Replace("\"user\": \"1000:1000\", ", "", StringComparison.Ordinal), user).Rules(kind));

    [BashFact]
    public void A_compose_file_that_docker_compose_refuses_is_not_judged_by_the_model_of_an_older_build()
    {
        using var host = new ScriptHost().State().Stub("docker", "[ \"$1 $2\" != 'compose version' ] || exit 0; echo 'services.x must be a mapping' >&2; exit 15");

        var run = host.Run("quick-audit.sh").ShouldExit(2);

        Assert.Contains("docker compose refuses the files: services.x must be a mapping", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MBH1001", run.Output, StringComparison.Ordinal);
    }

    [BashFact]
    public void What_docker_compose_prints_and_nobody_can_read_is_unknown() =>
        Assert.Contains("unknown - the deployment could not be looked at", Run("{ \"services\": {").Output, StringComparison.Ordinal);

    /// <summary>Privileged, root, the socket under its other path and a port on every interface, in a file that a search for <c>docker-compose*.yml</c> never opens.</summary>
    [ReferenceFact]
    public void An_override_of_the_other_name_is_merged_as_docker_compose_would()
    {
        using var host = new ScriptHost(ScriptHost.Sound + """
            -- other/compose.yaml --
            services:
              clawdbot-gateway:
                image: clawdbot:2026.1.24
                command: [node, dist/index.js, gateway, --bind, loopback] # loopback, 127.0.0.1:18789
                ports: ["127.0.0.1:18789:18789"]
            -- other/compose.override.yaml --
            services:
              clawdbot-gateway:
                privileged: true
                user: "0"
                volumes: ["${SOCKET:-/run/docker.sock}:/var/run/docker.sock"]
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?set it}" }
                ports: ["18789:18789"]

            """).State().Stub("docker-compose", $"exec '{ReferenceProgram.File}' \"$@\"").Stub("docker", "exit 1");

        var run = host.Run("quick-audit.sh", "--file", host.At("project/other/compose.yaml"), "--file", host.At("project/other/compose.override.yaml"));

        Assert.Equal(["MBH1001", "MBH2001", "MBH2002", "MBH2007"], run.ShouldExit(1).Rules("error").Order(StringComparer.Ordinal));
    }

    [BashFact]
    public void In_an_empty_folder_nothing_is_a_pass()
    {
        using var host = new ScriptHost();
        Directory.CreateDirectory(host.At("empty"));

        host.Run("quick-audit.sh", "--project", host.At("empty"), "--file", host.At("empty/compose.yaml")).ShouldExit(2);
    }

    private static ScriptRun Audit(string gateway, string imageUser = "node") => Run($$"""{ "name": "x", "services": { "clawdbot-gateway": { {{gateway}} } } }""", imageUser);

    private static ScriptRun Run(string model, string imageUser = "node")
    {
        using var host = new ScriptHost().State().Docker(model, imageUser);
        return host.Run("security-audit.sh", "--no-history");
    }
}
