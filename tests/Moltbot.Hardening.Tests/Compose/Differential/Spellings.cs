namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Spellings of single settings that are easily read otherwise than docker compose 2.40.3 reads them, with what it made of each (measured).</summary>
internal static class Spellings
{
    /// <remarks>Settings of one service, parted by <c> ;; </c>; then <c>=></c> and those of them that are printed, or that the whole is refused.</remarks>
    private const string Table = """
        develop: {watch: [{path: ./w, action: sync+exec, target: /x, exec: {command: echo a, environment: [A=1], privileged: "yes"}}]} => {"develop": {"watch": [{"path": "/p/w", "action": "sync+exec", "target": "/x", "exec": {"command": ["echo", "a"], "privileged": true, "environment": {"A": "1"}}}]}}
        develop: {watch: [{path: ./w, action: rebuild, ignore: node_modules, include: "*.py"}]} => {"develop": {"watch": [{"path": "/p/w", "action": "rebuild", "exec": {"command": null}, "include": ["*.py"], "ignore": ["node_modules"]}]}}
        develop: {watch: [{path: ./w, action: sync}]} => refused
        develop: {watch: [{path: ./w, action: sync+restart, target: ""}]} => refused
        develop: {watch: [{path: ./w, action: restart}]} => {"develop": {"watch": [{"path": "/p/w", "action": "restart", "exec": {"command": null}}]}}
        develop: {watch: [{path: "", action: rebuild}]} => refused
        provider: {type: model, options: {a: b, c: 1, d: true, e: [x, 1]}} => {"provider": {"type": "model", "options": {"a": ["b"], "c": ["1"], "d": ["true"], "e": ["x", "1"]}}}
        deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: 0}]}}} => {"deploy": {"resources": {"reservations": {"devices": [{"capabilities": ["gpu"]}]}}, "placement": {}}}
        deploy: {resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: gpu, value: "2"}}]}}} => {"deploy": {"resources": {"reservations": {"generic_resources": [{"discrete_resource_spec": {"kind": "gpu", "value": 2}}]}}, "placement": {}}}
        deploy: {resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: gpu, value: "x"}}]}}} => refused
        deploy: {resources: {limits: {memory: ""}}} => refused
        deploy: {resources: {limits: {memory: "1e3"}}} => {"deploy": {"resources": {"limits": {"memory": "1000"}}, "placement": {}}}
        deploy: {update_config: {parallelism: -1}} => refused
        deploy: {update_config: {delay: ""}} => refused
        deploy: {restart_policy: {max_attempts: -1}} => refused
        deploy: {placement: {max_replicas_per_node: 0}} => {"deploy": {"resources": {}, "placement": {}}}
        deploy: {labels: {"": a}} => refused
        deploy: {replicas: -1} => refused
        scale: -1 => refused
        scale: "0x2" => refused
        scale: "010" ;; deploy: {replicas: 10} => {"scale": 10, "deploy": {"replicas": 10, "resources": {}, "placement": {}}}
        mem_limit: 1g ;; deploy: {resources: {limits: {cpus: "1"}}} => refused
        mem_limit: 1g ;; deploy: {resources: {limits: {}}} => refused
        mem_limit: 0 ;; deploy: {resources: {limits: {memory: 1g}}} => {"deploy": {"resources": {"limits": {"memory": "1073741824"}}, "placement": {}}}
        mem_reservation: 1m ;; deploy: {resources: {reservations: {cpus: "1"}}} => refused
        cpus: 0 ;; deploy: {resources: {limits: {cpus: 2}}} => {"deploy": {"resources": {"limits": {"cpus": 2}}, "placement": {}}}
        pids_limit: 0 ;; deploy: {resources: {limits: {pids: 6}}} => {"deploy": {"resources": {"limits": {"pids": 6}}, "placement": {}}}
        pids_limit: 5 ;; deploy: {resources: {limits: {memory: 1g}}} => refused
        devices: [{source: /dev/a}] => refused
        devices: ["a::"] => {"devices": [{"source": "a", "target": "a"}]}
        devices: ["a::r"] => {"devices": [{"source": "a", "target": "a", "permissions": "r"}]}
        blkio_config: {weight: "300"} => refused
        blkio_config: {weight_device: [{path: /dev/sda, weight: "400"}]} => refused
        healthcheck: {interval: ""} => refused
        healthcheck: {test: ""} => {"healthcheck": {"test": ["CMD-SHELL", ""]}}
        healthcheck: {retries: -1} => refused
        healthcheck: {retries: 1.5} => {"healthcheck": {"retries": 1}}
        env_file: [{path: f.env, format: json}] => refused
        env_file: [{path: no.env, required: "no"}] => {}
        env_file: [{path: no.env, required: "perhaps"}] => refused
        environment: {"": c} => refused
        labels: {"": c} => refused
        environment: {A: !!binary aGVsbG8=} => {"environment": {"A": "hello"}}
        environment: {A: !!binary "%"} => refused
        environment: {A: !!timestamp 2001-01-01} => refused
        environment: {A: !!int x} => refused
        environment: {A: !!bool yes} => refused
        environment: {A: 2001-01-01} => refused
        environment: {A: 2001-13-45, B: 2001-12-14 21:59:43 -5, C: 2001-02-30} => {"environment": {"A": "2001-13-45", "B": "2001-12-14 21:59:43 -5", "C": "2001-02-30"}}
        environment: {A: 9223372036854775808, B: 18446744073709551616, C: 0xFFFFFFFFFFFFFFFF, D: -9223372036854775809} => {"environment": {"A": "9223372036854775808", "B": "1.8446744073709552e+19", "C": "18446744073709551615", "D": "-9.223372036854776e+18"}}
        environment: {A: 1e400, B: 1e6, C: 123456789.5, D: 1e20, E: -0.0, F: 0.00001, G: 123456.5, H: 1e5} => {"environment": {"A": "1e400", "B": "1e+06", "C": "1.234567895e+08", "D": "1e+20", "E": "-0", "F": "1e-05", "G": "123456.5", "H": "100000"}}
        build: {context: ., secrets: [{source: s, mode: "x"}]} => refused
        build: {context: ., secrets: [{source: s, mode: "440"}]} => {"build": {"context": "/p", "dockerfile": "Dockerfile", "secrets": [{"source": "s", "mode": "0440"}]}}
        build: {context: ., additional_contexts: {a: service:b}} => refused
        build: {context: ., additional_contexts: {a: service:zz}} => refused
        build: {context: ., additional_contexts: [a]} => refused
        build: {context: ., dockerfile_inline: "FROM x", dockerfile: D} => refused
        build: {context: ., dockerfile_inline: "FROM x", dockerfile: ""} => {"build": {"context": "/p", "dockerfile_inline": "FROM x"}}
        build: {context: ., ulimits: {nofile: "5"}} => refused
        build: {context: ., extra_hosts: ["a"]} => refused
        networks: {n: {gw_priority: 1.5}} => {"networks": {"n": {"gw_priority": 1}}}
        ports: [80.0] => refused
        ports: ["0"] => refused
        ports: [{}] => refused
        ports: [{target: 0}] => {"ports": [{"mode": "ingress", "protocol": "tcp"}]}
        ports: [{target: -1}] => refused
        ports: [{published: 80}] => refused
        ports: [{target: 80, host_ip: ""}] => refused
        ports: ["8-12:8-12"] => {"ports": [{"mode": "ingress", "target": 10, "published": "10", "protocol": "tcp"}, {"mode": "ingress", "target": 11, "published": "11", "protocol": "tcp"}, {"mode": "ingress", "target": 12, "published": "12", "protocol": "tcp"}, {"mode": "ingress", "target": 8, "published": "8", "protocol": "tcp"}, {"mode": "ingress", "target": 9, "published": "9", "protocol": "tcp"}]}
        expose: [80.5] => refused
        volumes: ["~a:/x"] => {"volumes": [{"type": "bind", "source": "/home/somebody/a", "target": "/x", "bind": {"create_host_path": true}}]}
        volumes: ["a:b:c:d"] => {"volumes": [{"type": "bind", "source": "/p/a:b", "target": "c:d", "bind": {"create_host_path": true}}]}
        volumes: [{type: bind, source: ./a}] => refused
        volumes: [{type: bind, source: "", target: /x}] => {"volumes": [{"type": "bind", "source": "/p", "target": "/x"}]}
        volumes: [{type: bind, source: ./a, target: ""}] => {"volumes": [{"type": "bind", "source": "/p/a", "target": "."}]}
        volumes: [{type: tmpfs, target: /x, tmpfs: {mode: "0755"}}] => refused
        tmpfs: "" => {"tmpfs": [""]}
        dns_search: "" => {"dns_search": [""]}
        ulimits: {nofile: "0x10"} => refused
        ulimits: {nofile: 0} => {"ulimits": {"nofile": {}}}
        ulimits: {nofile: {soft: 0, hard: 5}} => {"ulimits": {"nofile": {"hard": 5}}}
        ulimits: {nofile: 1.0} => refused
        extra_hosts: ["a"] => refused
        extra_hosts: ["=1.1.1.1"] => refused
        extra_hosts: {"": x} => refused
        depends_on: {b: {condition: service_healthy, required: "false"}} => refused
        depends_on: {zz: {condition: service_started, required: false}} => refused
        links: ["b:x:y"] => refused
        stop_grace_period: "" => refused
        mem_limit: 1.5 => {}
        mem_limit: "1e3" => {"mem_limit": "1000"}
        mem_limit: "" => refused
        shm_size: "" => refused
        cpus: 1e400 => refused
        cpus: "1_0.5" => {"cpus": 10.5}
        cpus: " 1" => refused
        cpu_period: 1.5 => {"cpu_period": 1}
        command: "a && b; c | d > e" => {"command": ["a"]}
        command: "a 2>b" => {"command": ["a"]}
        command: "2>b c" => {"command": []}
        command: "a $(b \"c d\") e" => {"command": ["a", "$(b \"c d\")", "e"]}
        command: "a `b c` d" => {"command": ["a", "`b c`", "d"]}
        command: "echo (a)" => refused
        command: "a )" => refused
        command: "a \\; 'b;c'" => {"command": ["a", ";", "b;c"]}
        entrypoint: "a | b" => {"entrypoint": ["a"]}
        group_add: [1.5] => refused
        pull_refresh_after: 1h => {}
        storage_opt: {size: [a]} => refused
        storage_opt: {size: true} => refused
        secrets: [{source: s, mode: "400"}] => {"secrets": [{"source": "s", "target": "/run/secrets/s", "mode": "0400"}]}
        secrets: [{source: s, mode: -1}] => {"secrets": [{"source": "s", "target": "/run/secrets/s", "mode": "0-1"}]}
        secrets: [{source: s, mode: 1.5}] => refused
        secrets: [{source: s, mode: "0x1"}] => refused
        secrets: [{target: s}] => refused
        configs: [{source: ""}] => refused
        extends: {file: compose.yaml, service: b} => {"image": "x"}
        """;

    public static IReadOnlyList<(string Settings, string Answer)> All { get; } =
        [.. Table.Split('\n').Select(static line => line.Split(" => ")).Select(static parts => (parts[0], parts[1]))];

    /// <summary>A project whose service <c>a</c> has the settings.</summary>
    public static IReadOnlyList<(string Path, string Text, bool IsNamed)> Files(string settings) =>
    [
        ("compose.yaml", $$"""
            services:
              a:
                image: x
                {{settings.Replace(" ;; ", "\n    ", StringComparison.Ordinal)}}
              b: {image: y}
            networks:
              n: {}
            secrets:
              s: {environment: SE}
            configs:
              c: {content: ab}

            """, true),
    ];
}
