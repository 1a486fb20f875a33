using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Benchmarks;

/// <summary>Compose files that are made here: no run depends on what lies around the repository.</summary>
/// <param name="Tree">The files.</param>
/// <param name="Sets">What to load of them.</param>
/// <param name="Bytes">The same files as bytes, for the bare pass.</param>
internal sealed record ComposeInputs(ISourceTree Tree, ImmutableArray<ComposeRequest> Sets, ImmutableArray<byte[]> Bytes)
{
    private const int LinesOfService = 25;

    public static ComposeInputs Of(ComposeSize size) => size switch
    {
        ComposeSize.Pair => Build([Pair("gateway")]),
        ComposeSize.Lines200 => Build([("large", [Large(200)])]),
        ComposeSize.Lines2000 => Build([("large", [Large(2_000)])]),
        ComposeSize.Lines20000 => Build([("large", [Large(20_000)])]),
        _ => Build([.. Enumerable.Range(0, 1_000).Select(static number => Pair($"gateway-{number}"))]),
    };

    private static ComposeInputs Build(ImmutableArray<(string Name, ImmutableArray<string> Texts)> sets)
    {
        var tree = new MemoryTree();
        var requests = ImmutableArray.CreateBuilder<ComposeRequest>();
        foreach (var (name, texts) in sets)
        {
            ImmutableArray<string> files = [.. texts.Select((_, index) => $"{MemoryTree.Root}/{name}/{(index == 0 ? "compose" : "compose.override")}.yaml")];
            foreach (var (file, text) in files.Zip(texts))
            {
                tree.With(file, text);
            }

            requests.Add(new ComposeRequest { Name = name, Files = files, ProjectDirectory = $"{MemoryTree.Root}/{name}", Root = MemoryTree.Root });
        }

        return new ComposeInputs(tree, requests.ToImmutable(), [.. sets.SelectMany(static set => set.Texts).Select(Encoding.UTF8.GetBytes)]);
    }

    /// <summary>The shape of the deployment that the gate was made for: a gateway and its command line, and an override that binds to loopback.</summary>
    private static (string Name, ImmutableArray<string> Texts) Pair(string name) => (name,
    [
        $$"""
        services:
          {{name}}:
            image: ${IMAGE:-gateway:local}
            environment:
              HOME: /home/node
              TERM: xterm-256color
              GATEWAY_TOKEN: ${GATEWAY_TOKEN:?is not set}
              SESSION_KEY: ${SESSION_KEY:-}
              WEB_SESSION_KEY: ${WEB_SESSION_KEY:-}
              WEB_COOKIE: ${WEB_COOKIE:-}
            volumes:
              - ${CONFIG_DIR:-./config}:/home/node/.gateway
              - ${WORKSPACE_DIR:-./workspace}:/home/node/workspace
            ports:
              - "${GATEWAY_PORT:-18789}:18789"
              - "${BRIDGE_PORT:-18790}:18790"
            init: true
            restart: unless-stopped
            command:
              [
                "node",
                "dist/index.js",
                "gateway",
                "--bind",
                "${GATEWAY_BIND:-lan}",
                "--port",
                "${GATEWAY_PORT:-18789}"
              ]

          {{name}}-cli:
            image: ${IMAGE:-gateway:local}
            environment:
              HOME: /home/node
              TERM: xterm-256color
              BROWSER: echo
              SESSION_KEY: ${SESSION_KEY:-}
              WEB_SESSION_KEY: ${WEB_SESSION_KEY:-}
              WEB_COOKIE: ${WEB_COOKIE:-}
            volumes:
              - ${CONFIG_DIR:-./config}:/home/node/.gateway
              - ${WORKSPACE_DIR:-./workspace}:/home/node/workspace
            stdin_open: true
            tty: true
            init: true
            entrypoint: ["node", "dist/index.js"]

        """,
        $$"""
        services:
          {{name}}:
            # The ports are published on loopback only.
            ports:
              - "127.0.0.1:18789:18789"
              - "127.0.0.1:18790:18790"

            # And the program binds to loopback, whatever is published.
            command:
              [
                "node",
                "dist/index.js",
                "gateway",
                "--bind",
                "loopback",
                "--port",
                "18789"
              ]

        """,
    ]);

    private static string Large(int lines)
    {
        var text = new StringBuilder("services:\n");
        for (var number = 0; number < lines / LinesOfService; number++)
        {
            text.Append(Service(number));
        }

        text.Append("networks:\n  inner: {}\nvolumes:\n  state: {}\n");
        return text.ToString();
    }

    private static string Service(int number) => $$"""
          service-{{number}}:
            image: registry.example/service:${TAG:-1.{{number}}}
            environment:
              HOME: /home/node
              LOG_LEVEL: ${LOG_LEVEL:-info}
              NUMBER: "{{number}}"
            command: ["node", "dist/index.js", "--number", "{{number}}"]
            ports:
              - "127.0.0.1:{{10_000 + number}}:8080"
            volumes:
              - state:/var/lib/service
              - ./config/{{number}}:/etc/service:ro
            networks: [inner]
            depends_on:
              - service-{{number / 2}}-base
            cap_drop: [ALL]
            labels:
              number: "{{number}}"
            deploy:
              resources:
                limits:
                  memory: 512m
            restart: unless-stopped
          service-{{number}}-base:
            image: registry.example/base:1

        """;
}
