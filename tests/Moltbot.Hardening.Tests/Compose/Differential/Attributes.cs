namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Every attribute of the model with the forms that it may be written in, each a YAML flow value.</summary>
internal static class Attributes
{
    /// <remarks><c>owner.attribute</c>, then the forms parted by <c> ;; </c>. The owners: service, network, volume, secret, config.</remarks>
    private const string Table = """
        service.annotations: {a: 1, b: x} ;; [a=2, c=] ;; {a: null}
        service.attach: true ;; false ;; "true"
        service.blkio_config: {weight: 10} ;; {weight: 20} ;; {device_read_bps: [{path: /dev/a, rate: 1mb}], device_read_iops: [{path: /dev/a, rate: 5}]} ;; {device_write_bps: [{path: /dev/a, rate: 1k}], device_write_iops: [{path: /dev/a, rate: 5}], weight_device: [{path: /dev/a, weight: 3}]}
        service.build: ./b ;; {context: ./c, args: {A: 1, B: x}} ;; {args: [A=2, C=3], target: t} ;; {dockerfile: D, tags: [x:y], labels: {l: m}} ;; {context: ., additional_contexts: {q: ./q}, shm_size: 1m, no_cache: true} ;; {context: ./b, extra_hosts: ["h:1.2.3.4"], ulimits: {nofile: 3}, cache_from: [x]} ;; {context: ., secrets: [s, {source: t, mode: 0400}], ssh: [default], sbom: true, provenance: "mode=max", pull: true, privileged: true}
        service.cap_add: [A] ;; [B, A] ;; []
        service.cap_drop: [ALL] ;; [A, ALL] ;; null
        service.cgroup: host ;; private
        service.cgroup_parent: x ;; y
        service.command: echo "a b" c ;; [x, y] ;; null ;; [] ;; "sh -c 'x $$Y'" ;; a\ b
        service.configs: [c] ;; [{source: d, target: /z}] ;; [c, {source: d, uid: "1", mode: 0440}]
        service.container_name: name ;; other
        service.cpu_count: 1 ;; "2"
        service.cpu_percent: 50 ;; "20"
        service.cpu_period: 1000 ;; "2000"
        service.cpu_quota: 1000 ;; "2000"
        service.cpu_rt_period: 1000 ;; "2000"
        service.cpu_rt_runtime: 1000 ;; "2000"
        service.cpu_shares: 5 ;; "6" ;; 0
        service.cpus: 1.5 ;; "0.5" ;; 2
        service.cpuset: "0,1" ;; "2"
        service.credential_spec: {file: ./f} ;; {config: c}
        service.depends_on: [b] ;; {b: {condition: service_healthy}} ;; {b: {condition: service_started, required: false, restart: true}} ;; [d]
        service.deploy: {} ;; {replicas: 2} ;; {labels: {a: b}} ;; {labels: [a=c, d=e]} ;; {resources: {limits: {memory: 50M, pids: 3}}} ;; {resources: {reservations: {cpus: "0.5", memory: 1g}}} ;; {restart_policy: {condition: any, delay: 5s, window: 120s}} ;; {placement: {constraints: [a==b], preferences: [{spread: x}]}} ;; {update_config: {parallelism: 2, delay: 10s, order: start-first}} ;; {resources: {reservations: {devices: [{capabilities: [gpu], count: all}]}}} ;; {mode: global, endpoint_mode: vip} ;; {update_config: {max_failure_ratio: 0.5, monitor: 5s}, rollback_config: {parallelism: 1, delay: 5s, monitor: 1m, max_failure_ratio: "0.2"}} ;; {restart_policy: {max_attempts: "3"}, placement: {max_replicas_per_node: 2}} ;; {resources: {limits: {cpus: "0.5"}}} ;; {resources: {reservations: {devices: [{capabilities: [gpu], device_ids: ["1"], options: {a: 1}}]}}} ;; {resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: g, value: "2"}}]}}}
        service.device_cgroup_rules: ["c 1:3 mr"] ;; ["a 7:* rmw"]
        service.develop: {watch: [{path: ./w, action: sync, target: /x}]} ;; {watch: [{path: ./v, action: rebuild, ignore: [a]}]} ;; {watch: [{path: ./u, action: sync+exec, target: /y, initial_sync: true, include: a, exec: {command: a b, environment: [A=1], privileged: "yes"}}]}
        service.devices: [/dev/a] ;; ["/dev/b:/dev/a"] ;; ["/dev/c:/dev/d:r", {source: /dev/e, target: /dev/f, permissions: rw}]
        service.dns: 8.8.8.8 ;; [1.1.1.1, 8.8.8.8] ;; []
        service.dns_opt: [a] ;; [b, a]
        service.dns_search: a.b ;; [c.d, a.b]
        service.domainname: x ;; y
        service.entrypoint: sh -c ;; [a] ;; null ;; []
        service.env_file: f.env ;; [g.env, f.env] ;; [{path: missing.env, required: false}] ;; {path: f.env}
        service.environment: {A: 1, B: x, C: null} ;; [A=2, D, E=] ;; {A: true, F: 1.50, G: "${V}", H: 1e3} ;; ["A=${W:-d}"] ;; {A: null} ;; []
        service.expose: [80] ;; ["80", "90-91"] ;; [80, 100/udp]
        service.external_links: [x] ;; [y, "z:q"]
        service.extra_hosts: ["h:1.2.3.4"] ;; {h: 1.2.3.4, i: "::1"} ;; ["h=5.6.7.8", "j=[::2]"] ;; {h: [1.1.1.1, 2.2.2.2]}
        service.gpus: all ;; [{driver: nvidia, count: 2}] ;; [{device_ids: ["1"]}] ;; [{driver: d, options: {a: 1}}]
        service.group_add: [1, x] ;; [y]
        service.healthcheck: {test: curl x, interval: 90s} ;; {test: [CMD, a]} ;; {disable: true} ;; {retries: 3, timeout: 1.5s, start_period: 1h, start_interval: 500ms} ;; {test: null} ;; {test: [NONE]}
        service.hostname: x ;; y ;; null
        service.image: y ;; "z:1" ;; null
        service.init: true ;; "yes" ;; false
        service.ipc: host ;; shareable ;; service:b
        service.isolation: x ;; y
        service.labels: {a: 1, b: true} ;; [a=2, c] ;; {d: null} ;; ["e=f=g"]
        service.label_file: ./l ;; [./m]
        service.links: [b] ;; ["b:x"]
        service.logging: {driver: json-file, options: {max-size: 10m}} ;; {options: {max-file: 3}} ;; {driver: none} ;; {driver: json-file, options: {a: b}}
        service.mac_address: 02:42:ac:11:65:43 ;; 02:42:ac:11:65:44
        service.mem_limit: 1g ;; 512m ;; 1024 ;; "1.5g"
        service.mem_reservation: 1m ;; 100
        service.mem_swappiness: 10 ;; 60
        service.memswap_limit: -1 ;; 2g
        service.models: [mo] ;; {mo: {endpoint_var: E}}
        service.network_mode: host ;; none ;; bridge ;; service:b
        service.networks: [n] ;; {n: {aliases: [x], priority: 5}, m: null} ;; {n: {aliases: [y, x], ipv4_address: 10.0.0.5}} ;; [m, default] ;; {n: {driver_opts: {a: 1}, mac_address: 02:42:ac:11:65:43}} ;; {n: {gw_priority: 5, link_local_ips: [1.1.1.1, 1.1.1.2]}} ;; {n: {link_local_ips: [1.1.1.2]}}
        service.oom_kill_disable: true ;; false
        service.oom_score_adj: 5 ;; "-3"
        service.pid: host ;; service:b ;; null
        service.pids_limit: 10 ;; "20"
        service.platform: linux/amd64 ;; linux/arm64
        service.ports: ["80"] ;; ["8080:80", "127.0.0.1:81:81"] ;; ["0.0.0.0:8080:80/tcp", "9000-9002:9000-9002/udp"] ;; [{target: 80, published: "8080"}, {target: 90}] ;; [77, "[::1]:5:5"] ;; [{target: 80, published: 8080, host_ip: 127.0.0.1, protocol: udp, mode: host}] ;; [] ;; ["${P:-18789}:18789"] ;; ["7000-7005:70"] ;; ["${U}:80"]
        service.post_start: [{command: echo a, user: root}] ;; [{command: [b], privileged: true, environment: {A: 1}}]
        service.pre_stop: [{command: echo a}] ;; [{command: [b], working_dir: /x}] ;; [{command: x, privileged: "yes", environment: [B=1]}]
        service.privileged: true ;; "yes" ;; false ;; "${T:-true}"
        service.profiles: [p] ;; [q, p]
        service.provider: {type: t} ;; {type: t, options: {a: 1, b: [x, y]}} ;; {type: u, options: {a: z}}
        service.pull_refresh_after: 1h ;; 2h
        service.pull_policy: always ;; if_not_present ;; missing
        service.read_only: true ;; "off"
        service.restart: always ;; "no" ;; unless-stopped
        service.runtime: x ;; y
        service.scale: 2 ;; "3" ;; 0
        service.security_opt: [a:b] ;; ["c=d"] ;; []
        service.shm_size: 64m ;; 1g
        service.secrets: [s] ;; [{source: t, target: zz, mode: 0400}] ;; [s, t]
        service.stdin_open: true ;; false
        service.stop_grace_period: 90s ;; 1m
        service.stop_signal: SIGINT ;; SIGTERM
        service.storage_opt: {size: 1G} ;; {a: b}
        service.sysctls: {a.b: 1} ;; [a.b=2, c.d=3]
        service.tmpfs: /run ;; ["/tmp:size=1m", /run] ;; ["/tmp:size=2m"]
        service.tty: true ;; "false"
        service.ulimits: {nofile: 5} ;; {nofile: {soft: 1, hard: 2}} ;; {nproc: "7"}
        service.use_api_socket: true ;; false
        service.user: "1000" ;; "1000:1000" ;; root ;; null ;; "${U}"
        service.userns_mode: host ;; x
        service.uts: host ;; x
        service.volumes: [/anon] ;; ["vol:/v", "./b:/b:ro"] ;; ["./c:/v:z"] ;; [{type: bind, source: ./d, target: /b, bind: {propagation: rshared}}] ;; [{type: volume, source: vol, target: /w, volume: {nocopy: true, subpath: x}}] ;; [{type: tmpfs, target: /t, tmpfs: {size: 1m, mode: 0755}}] ;; ["~/h:/h", "../up:/up/../x/"] ;; ["vol:/v:rshared,ro"] ;; [{type: bind, source: /abs, target: /q, bind: {}, read_only: true}] ;; ["${D:-/srv}:/d"] ;; [{type: volume, source: vol, target: /w, volume: {labels: {a: 1}}}]
        service.volumes_from: [b] ;; ["b:ro", "container:x"]
        service.working_dir: /x ;; /y
        service.x-own: 1 ;; [a]
        network.attachable: true ;; "yes"
        network.driver: bridge ;; overlay
        network.driver_opts: {a: 1} ;; {b: x}
        network.enable_ipv4: true ;; "no"
        network.enable_ipv6: true ;; false ;; "yes"
        network.internal: true ;; "no"
        network.ipam: {driver: d} ;; {config: [{subnet: 10.0.0.0/24}]} ;; {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1}]} ;; {options: {a: b}} ;; {config: [{subnet: 10.1.0.0/16, aux_addresses: {h: 10.1.0.5}}, {subnet: 10.0.0.0/24}]}
        network.labels: {a: 1} ;; [a=2, b=c]
        network.name: x ;; y
        network.external: true ;; {name: z}
        volume.driver: local ;; nfs
        volume.driver_opts: {o: bind, device: ./dev} ;; {type: x}
        volume.labels: {a: 1} ;; [a=2, b]
        volume.name: x ;; y
        volume.external: true ;; false
        secret.file: ./sf ;; ./sg
        secret.external: true ;; false
        secret.driver: d ;; e
        secret.driver_opts: {a: 1} ;; {b: x}
        secret.name: x ;; y
        secret.labels: {a: 1} ;; [a=2]
        config.file: ./cf ;; ./cg
        config.external: true ;; "no"
        config.name: x ;; y
        config.labels: {a: 1} ;; [a=2]
        """;

    public static IReadOnlyList<Attribute> All { get; } = [.. Table.Split('\n', StringSplitOptions.TrimEntries).Select(Parse)];

    private static Attribute Parse(string line)
    {
        var sign = line.IndexOf(": ", StringComparison.Ordinal);
        var name = line[..sign].Split('.', 2);
        return new Attribute(name[0], name[1], line[(sign + 2)..].Split(" ;; "));
    }
}
