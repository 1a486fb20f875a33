using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>Every way by which compose brings a value into a service leads the rule to the place where the value is written.</summary>
public sealed class WaysIntoAServiceTests
{
    /// <summary>A rule, and lines of a gateway that break it.</summary>
    private static readonly (string Rule, string Lines)[] Defects =
    [
        (nameof(PortPublishedBeyondLoopback), """ports: [{|MBH1001:"18789:18789"|}]"""),
        (nameof(GatewayBindNotLoopback), """
            command: ["node", "dist/index.js", "gateway", "--bind", {|MBH1003:"lan"|}]
            ports: ["18789:18789"]
            """),
        (nameof(HostNetwork), "network_mode: {|MBH1005:host|}"),
        (nameof(NetworkNamespaceShared), """network_mode: {|MBH1006:"container:vpn"|}"""),
        (nameof(InsecureGatewayFlag), """command: ["node", "dist/index.js", "gateway", {|MBH1008:"--allow-unconfigured"|}]"""),
        (nameof(InsecureGatewayFlag), """environment: { NODE_TLS_REJECT_UNAUTHORIZED: {|MBH1008:"0"|} }"""),
        (nameof(HostsRedirected), """extra_hosts: [{|MBH1010:"api.anthropic.com:10.0.0.1"|}]"""),
        (nameof(EngineSocketMounted), """volumes: [{|MBH2001:"/var/run/docker.sock:/var/run/docker.sock"|}]"""),
        (nameof(EngineSocketMounted), """environment: { DOCKER_HOST: {|MBH2001:"tcp://10.0.0.1:2375"|} }"""),
        (nameof(Privileged), "privileged: {|MBH2002:true|}"),
        (nameof(DangerousCapability), """cap_add: [{|MBH2003:"SYS_ADMIN"|}]"""),
        (nameof(PrivilegeEscalationAllowed), """security_opt: [{|MBH2005:"no-new-privileges:false"|}]"""),
        (nameof(HostNamespace), "pid: {|MBH2006:host|}"),
        (nameof(HostNamespace), "ipc: {|MBH2006:host|}"),
        (nameof(HostNamespace), "uts: {|MBH2006:host|}"),
        (nameof(HostNamespace), "userns_mode: {|MBH2006:host|}"),
        (nameof(HostNamespace), "cgroup: {|MBH2006:host|}"),
        (nameof(ServiceRunsAsRoot), """user: {|MBH2007:"0:0"|}"""),
        (nameof(SensitiveHostPath), """volumes: [{|MBH2008:"/etc:/host"|}]"""),
        (nameof(UnexpectedMount), """volumes: [{|MBH2009:"/srv/files:/files"|}]"""),
        (nameof(SecurityProfileDisabled), """security_opt: [{|MBH2010:"seccomp:unconfined"|}]"""),
        (nameof(DeviceMapped), """devices: [{|MBH2011:"/dev/sda:/dev/sda"|}]"""),
        (nameof(ImageNotPinned), """image: {|MBH2014:"moltbot:latest"|}"""),
        (nameof(HealthcheckMissing), "healthcheck: { disable: {|MBH2016:true|} }"),
        (nameof(LogsUnbounded), """logging: { driver: {|MBH2017:"none"|} }"""),
        (nameof(RestartHidesFailure), """restart: {|MBH2018:"always"|}"""),
        (nameof(VolumeSourceEmpty), """volumes: [{|MBH2019:"${UNSET}:/home/node/.moltbot"|}]"""),
        (nameof(MountWithoutPosixModes), """volumes: [{|MBH2021:"/mnt/c/moltbot:/home/node/.moltbot"|}]"""),
        (nameof(MountPropagationShared), """volumes: [{|MBH2022:"./files:/files:rshared"|}]"""),
        (nameof(LiteralSecretInCompose), """environment: { MOLTBOT_GATEWAY_TOKEN: {|MBH6001:"q7Wz0pL4mX9vT2rK8sYb"|} }"""),
        (nameof(LiteralSecretInCompose), """environment: ["TELEGRAM_BOT_TOKEN={|MBH6001:q7Wz0pL4mX9vT2rK8sYb|}"]"""),
    ];

    private static readonly (string Name, string Files)[] Ways =
    [
        ("written", """
            -- docker-compose.yml --
            services:
              moltbot-gateway:
            @
            """),
        ("anchor", """
            -- docker-compose.yml --
            x-base: &base
            @
            services:
              moltbot-gateway: { <<: *base }
            """),
        ("list of anchors", """
            -- docker-compose.yml --
            x-other: &other { stdin_open: true }
            x-base: &base
            @
            services:
              moltbot-gateway: { <<: [*other, *base] }
            """),
        ("extends", """
            -- docker-compose.yml --
            services:
              moltbot-base:
            @
              moltbot-gateway: { extends: moltbot-base }
            """),
        ("extends of another file", """
            -- base.yml --
            services:
              base:
            @
            -- docker-compose.yml --
            services:
              moltbot-gateway: { extends: { file: base.yml, service: base } }
            """),
        ("include", """
            -- gateway.yml --
            services:
              moltbot-gateway:
            @
            -- docker-compose.yml --
            include: [gateway.yml]
            services: {}
            """),
        ("override", """
            -- docker-compose.yml --
            services:
              moltbot-gateway: { stdin_open: true }
            -- docker-compose.override.yml --
            services:
              moltbot-gateway:
            @
            """),
    ];

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var (name, files) in Ways)
        {
            foreach (var (rule, lines) in Defects)
            {
                cases.Add(name, rule, files.Replace("@", Body(lines), StringComparison.Ordinal));
                if (!lines.Contains("${", StringComparison.Ordinal))
                {
                    cases.Add(name + ", by a variable's default", rule, files.Replace("@", Body(ByDefault(lines)), StringComparison.Ordinal));
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_value_is_found_where_it_is_written(string way, string rule, string archive)
    {
        Assert.NotEmpty(way);
        new One(rule).Expect(archive);
    }

    private static string Body(string lines)
    {
        var all = lines.Contains("image:", StringComparison.Ordinal) ? lines : "image: moltbot:2026.1.27\n" + lines;
        return string.Join('\n', all.ReplaceLineEndings("\n").Split('\n').Select(static line => "    " + line));
    }

    /// <summary>What is marked becomes <c>"${X:-it}"</c>; the quotes of a list's <c>NAME=</c> stand around the mark already.</summary>
    private static string ByDefault(string lines)
    {
        var open = lines.IndexOf("{|", StringComparison.Ordinal);
        var start = lines.IndexOf(':', open) + 1;
        var end = lines.IndexOf("|}", StringComparison.Ordinal);
        var quote = lines[open - 1] == '=' ? "" : "\"";
        return $"{lines[..start]}{quote}${{X:-{lines[start..end].Trim('"')}}}{quote}{lines[end..]}";
    }

    private sealed class One(string rule) : RuleTests(rule);
}
