using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class GatewayBindNotLoopbackTests() : RuleTests(nameof(GatewayBindNotLoopback))
{
    [Theory]
    [InlineData("[node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]")]
    [InlineData("[node, dist/index.js, gateway, --bind, {|MBH1003:\"${CLAWDBOT_GATEWAY_BIND:-lan}\"|}]")]
    [InlineData("[node, dist/index.js, gateway, {|MBH1003:--bind=lan|}]")]
    [InlineData("{|MBH1003:node dist/index.js gateway --bind lan|}")]
    public void A_wide_bind_behind_an_exposed_port_is_an_error(string command)
    {
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                command: {{command}}
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN}" }
                ports: ["18789:18789"]
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void The_variable_decides_where_no_option_does() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment:
              CLAWDBOT_GATEWAY_BIND: {|MBH1003:lan|}
            ports: ["18789:18789"]
        """);

    [Fact]
    public void Openclaw_reads_no_such_variable() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw-gateway:
            image: openclaw
            environment: { OPENCLAW_GATEWAY_BIND: lan }
            ports: ["18789:18789"]
        -- openclaw.json --
        { "gateway": { "bind": "loopback" } }
        """);

    [Fact]
    public void Openclaw_listens_everywhere_in_a_container_where_nothing_says_otherwise()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              {|MBH1003:openclaw-gateway|}:
                image: openclaw
                network_mode: host
                command: [node, dist/index.js, gateway]
            """);

        Assert.Contains("every interface", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_the_host_fills_in_is_no_loopback() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment: [{|MBH1003:CLAWDBOT_GATEWAY_BIND|}]
            network_mode: host
        """);

    [Fact]
    public void An_empty_variable_is_not_set() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment: { CLAWDBOT_GATEWAY_BIND: "" }
            network_mode: host
        """);

    [Theory]
    [InlineData("network_mode: host")]
    [InlineData("network_mode: service:outer")]
    [InlineData("ports: [\"18789:18789\"]")]
    [InlineData("networks: [outside]")]
    public void A_shared_namespace_is_as_open_as_its_owner(string network)
    {
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              outer: { image: alpine, network_mode: host }
              net:
                image: alpine
                {{network}}
              moltbot-gateway:
                image: moltbot
                network_mode: service:net
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
            networks: { outside: { external: true, name: host } }
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void The_network_host_of_the_engine_is_the_network_of_the_host()
    {
        var findings = Expect(
            """
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                networks: [outside]
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
            networks: { outside: { external: true, name: host } }
            """,
            Requests.With("MoltbotTopology", "published"));

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void The_network_of_the_host_is_an_exposure() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            network_mode: host
            command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
        """);

    [Fact]
    public void Without_a_token_a_private_port_is_no_comfort()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
                ports: ["127.0.0.1:18789:18789"]
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void With_a_token_and_a_loopback_port_it_is_a_matter_of_topology()
    {
        const string Set = """
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                command: [node, dist/index.js, gateway, --bind, lan]
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
                ports: ["127.0.0.1:18789:18789"]
            """;

        var findings = Expect(Set.Replace("lan]", "{|MBH1003:lan|}]", StringComparison.Ordinal));

        Assert.Equal(Severity.Warning, findings[0].Severity);
        Expect(Set, Requests.With("MoltbotTopology", "published"));
    }

    [Theory]
    [InlineData("{|MBH1003:\"echo --bind loopback; node dist/index.js gateway --bind='lan'\"|}")]
    [InlineData("{|MBH1003:\"node dist/index.js gateway --bind lan # --bind loopback\"|}")]
    [InlineData("{|MBH1003:\"node dist/index.js gateway --bind  lan || echo failed --bind loopback\"|}")]
    [InlineData("{|MBH1003:\"node x.js gateway --bind lan || node x.js gateway --bind loopback\"|}")]
    [InlineData("{|MBH1003:\"(exec node x.js gateway --bind \\\"la\\\"n) 2>&1 | tee --bind loopback\"|}")]
    [InlineData("{|MBH1003:\"node x.js gateway --bind \\\"$${BIND:-loop back}\\\" --port 1\"|}")]
    [InlineData("{|MBH1003:\"if [ -f x ]; then node x.js gateway --bind lan >> /tmp/log; fi\"|}")]
    [InlineData("{|MBH1003:\"start() { node x.js gateway --bind lan; }; start --bind loopback\"|}")]
    [InlineData("\"exec node dist/index.js gateway --bind='loopback'\"")]
    [InlineData("\"node x.js gateway --bind loopback > --bind lan\"")]
    [InlineData("\"node x.js gateway 2>&1 --bind loopback # --bind lan\"")]
    [InlineData("\"node x.js gateway \\\\\\n --bind loopback\\necho --bind lan\"")]
    [InlineData("\"exec node dist/index.js gateway --token ${CLAWDBOT_GATEWAY_TOKEN:?} --bind loopback\"")]
    public void A_script_is_read_as_the_shell_reads_it(string script) => Expect($$"""
        -- docker-compose.yml --
        services:
          assistant:
            image: registry.example/app
            network_mode: host
            command: [sh, -c, {{script}}]
        """);

    [Theory]
    [InlineData("[npx, -y, openclaw@2026.9.6, gateway, --bind, {|MBH1003:lan|}]")]
    [InlineData("[openclaw, --log-level, debug, gateway, run, --bind, {|MBH1003:lan|}]")]
    [InlineData("[node, dist/index.js, --profile, home, gateway, --bind, {|MBH1003:lan|}]")]
    [InlineData("[node, dist/index.js, --verbose, gateway, --bind, {|MBH1003:lan|}]")]
    [InlineData("[openclaw, --log-level, debug, gateway, status, --bind, lan]")]
    [InlineData("[openclaw, message, send, gateway, --bind, lan]")]
    public void Options_may_stand_before_the_subcommand(string command) => Expect($$"""
        -- docker-compose.yml --
        services:
          assistant:
            image: node:22
            network_mode: host
            command: {{command}}
        """);

    [Fact]
    public void A_second_gateway_is_judged_beside_the_first() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            command: [node, dist/index.js, gateway, --bind, loopback]
          other:
            image: registry.example/app
            environment: { CLAWDBOT_GATEWAY_BIND: {|MBH1003:lan|} }
            network_mode: host
        """);

    [Theory]
    [InlineData("CMD [\"node\",\"dist/index.js\",\"gateway\",\"--bind\",{|MBH1003:\"lan\"|}]")]
    [InlineData("ENTRYPOINT [\"node\",\"dist/index.js\",\"gateway\",\"--bind\",{|MBH1003:\"lan\"|}]")]
    [InlineData("CMD {|MBH1003:node dist/index.js gateway --bind lan|}")]
    [InlineData("ENV {|MBH1003:CLAWDBOT_GATEWAY_BIND=lan|}")]
    [InlineData("CMD [\"node\",\"x.js\",\"gateway\",\"--bind\",\"lan\"]\nFROM base\nENTRYPOINT [\"tini\",\"--\"]")]
    [InlineData("CMD [\"node\",\"x.js\",\"gateway\",\"--bind\",\"lan\"]\nFROM base\nCMD [\"node\",\"x.js\",\"gateway\",\"--bind\",\"loopback\"]")]
    [InlineData("CMD [\"node\",\"x.js\",\"gateway\",\"--bind\",{|MBH1003:\"lan\"|}]\nENTRYPOINT [\"tini\",\"--\"]\nFROM base\nUSER node")]
    public void What_the_built_stage_runs_counts_where_compose_writes_nothing(string instructions)
    {
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                build: .
                network_mode: host
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
            -- Dockerfile --
            FROM node:22 AS base
            {{instructions}}
            """);

        Assert.All(findings, static finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    [Fact]
    public void What_compose_writes_stands_before_the_stage() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            build: .
            network_mode: host
            command: [node, dist/index.js, gateway, --bind, loopback]
          own-gateway:
            build: .
            network_mode: host
            entrypoint: [node, dist/index.js, gateway, --bind=loopback]
        -- Dockerfile --
        FROM node:22
        ENV CLAWDBOT_GATEWAY_BIND=lan
        CMD ["node", "dist/index.js", "gateway", "--bind", "lan"]
        """);

    [Theory]
    [InlineData("[node, dist/index.js, gateway, --bind, loopback]")]
    [InlineData("[node, dist/index.js, gateway]")]
    [InlineData("[node, dist/index.js, agent, --bind, lan]")]
    public void Loopback_and_other_commands_are_not_reported(string command) => Expect($$"""
        -- docker-compose.yml --
        services:
          app:
            image: registry.example/app
            command: {{command}}
            ports: ["9000:9000"]
        """);

    [Theory]
    [InlineData("ENV CLAWDBOT_GATEWAY_TOKEN=0123456789", Severity.Warning)]
    [InlineData("ARG T\nENV CLAWDBOT_GATEWAY_TOKEN=$T", Severity.Warning)]
    [InlineData("ENV CLAWDBOT_GATEWAY_TOKEN=\"\"", Severity.Error)]
    [InlineData("ENV MOLTBOT_GATEWAY_TOKEN=0123456789", Severity.Error)]
    public void A_token_that_the_image_sets_is_asked_for(string line, Severity severity)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                build: .
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
            -- Dockerfile --
            FROM node:22
            {{line}}
            USER node
            """));

        Assert.Equal(severity, finding.Severity);
    }

    [Theory]
    [InlineData("env_file: secrets.env")]
    [InlineData("env_file: [{ path: .env.local, required: false }]")]
    public void An_env_file_that_only_the_host_has_may_hold_the_token(string line)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                {{line}}
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
            """));

        Assert.Equal(Severity.Warning, finding.Severity);
    }
}
