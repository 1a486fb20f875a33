using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>What is emitted, laid over the deployment that it was computed from, is judged by every rule.</summary>
public sealed class HardenedDeploymentTests
{
    public static TheoryData<string, string> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, string>();
            foreach (var product in (string[])["clawdbot", "moltbot", "openclaw"])
            {
                foreach (var topology in (string[])["loopback", "published", "host"])
                {
                    kinds.Add(product, topology);
                }
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_careless_deployment_with_what_is_emitted_has_no_error_and_no_warning(string product, string topology)
    {
        var prefix = product == "openclaw" ? "OPENCLAW" : "CLAWDBOT";
        var tree = new MemoryTree()
            .With("Dockerfile", """
                FROM node:22-bookworm-slim@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                WORKDIR /app
                COPY --chown=1000:1000 package.json ./
                USER 1000:1000
                CMD ["node", "dist/index.js", "gateway"]

                """)
            .With("docker-compose.yml", $$$"""
                services:
                  {{{product}}}-gateway:
                    build: .
                    command: ["node", "dist/index.js", "gateway", "--bind", "${BIND:-lan}", "--port", "18789", "--allow-unconfigured"]
                    environment:
                      HOME: /home/node
                      {{{prefix}}}_GATEWAY_TOKEN: ${{{{prefix}}}_GATEWAY_TOKEN}
                      {{{prefix}}}_ALLOW_INSECURE_PRIVATE_WS: "1"
                      DOCKER_HOST: tcp://10.0.0.2:2375
                    volumes:
                      - ${CONFIG_DIR:?is not set}:/home/node/.{{{product}}}
                      - ${WORKSPACE_DIR:?is not set}:/home/node/clawd
                      - /var/run/docker.sock:/var/run/docker.sock
                      - /etc:/host/etc:ro
                      - {type: bind, source: ./share, target: /share, bind: {propagation: rshared}}
                    ports: ["18789:18789", "18790:18790"]
                    privileged: true
                    cap_add: [SYS_ADMIN, NET_RAW]
                    security_opt: ["seccomp=unconfined"]
                    devices: ["/dev/sda:/dev/sda"]
                    pid: host
                    extra_hosts: ["api.anthropic.com:10.0.0.7"]
                    restart: always
                  db:
                    image: postgres:16.4@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                    environment:
                      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?is not set}
                    ports: ["5432:5432"]

                """);
        var request = Requests.With("MoltbotTopology", topology).With("MoltbotProduct", product);

        var plan = HardenedBundle.Plan(HardeningEngine.Judge(tree, request));
        Assert.True(plan.MayBeWritten, string.Join('\n', plan.Obstacles.Select(static graded => graded.Finding.Message)));
        foreach (var file in plan.Files.Where(static file => !file.Path.Contains("manifest", StringComparison.Ordinal)))
        {
            tree.With(Path.GetFileName(file.Path), file.Content);
        }

        var found = HardeningEngine.Judge(tree, request).Findings.Where(static graded => graded.Severity >= Severity.Warning);
        Assert.Equal("", string.Join('\n', found.Select(static graded => $"{graded.Finding.At} {graded.Finding.Rule.Id} {graded.Finding.Message}")));
    }
}
