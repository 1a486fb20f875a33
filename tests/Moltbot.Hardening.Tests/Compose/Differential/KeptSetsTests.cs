using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Sets in which long runs of <see cref="DifferentialTests"/>, or a search by hand, once found a difference, shrunk.</summary>
public sealed class KeptSetsTests
{
    [ReferenceTheory]
    [InlineData("""
        -- compose.yaml --
        services:
          a:
            extends: {file: sub/base.yaml, service: z}
            env_file: !reset [g.env, f.env]
        -- sub/base.yaml --
        services:
          z:
            image: x
            env_file: {path: f.env}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a:
            image: x
            memswap_limit: -1
        -- over.yaml --
        services:
          a:
            memswap_limit: !override -1
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [sub/inc.yaml]
        -- over.yaml --
        services:
          a:
            depends_on: {b: {condition: service_healthy}}
        -- sub/inc.yaml --
        services:
          a:
            image: x
            depends_on: {b: {condition: service_started, required: false, restart: true}}
          b: {image: y}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x}
        configs:
          c:
            file: ./cg
            external: "no"
        ---
        services:
          a: {}
        configs:
          c:
            file: !reset ./cf
            external: "no"
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [{path: sub/_i.yaml, env_file: [e1.env, ./sub/e2.env]}]
        services: {a: {image: "x"}}
        -- sub/_i.yaml --
        services: {b: {image: "y${IV}${I2}"}}
        -- e1.env --
        IV=e1
        -- sub/e2.env --
        IV=e2
        I2=q$IV
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [{path: sub/_i.yaml, project_directory: sub/../other}]
        services: {a: {image: x}}
        -- sub/_i.yaml --
        services: {b: {image: "y", build: ./q}}
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [{path: sub/_i.yaml, project_directory: sub/_i.yaml}]
        services: {a: {image: "x"}}
        -- sub/_i.yaml --
        services: {b: {build: ./q}}
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [_i.yaml]
        services: {a: {extends: b}}
        -- _i.yaml --
        services: {b: {image: "y"}}
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [_i.yaml]
        services: {a: {image: x}, b: {extends: c}, c: {image: z}}
        -- _i.yaml --
        services: {b: {image: z}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, hostname: h}, b: {image: q}}
        ---
        services: !reset {}
        x-a: 1
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, ports: ["80"]}}
        ---
        x-r: &r {ports: !reset []}
        services: {a: {<<: *r, hostname: h}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, ports: ["80"]}}
        ---
        x-r: &r !override {ports: ["81"]}
        services: {a: {<<: *r, hostname: h}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, ports: ["80"], environment: {A: 1}}}
        ---
        x-r: &r {environment: {A: !reset null}, hostname: h}
        services: {a: {<<: *r}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, ports: ["80"]}, b: {image: y, ports: ["81"]}}
        ---
        x-l: &l !reset {ports: []}
        services: {a: {<<: *l, hostname: h}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, ports: ["80"]}, b: {image: y, ports: ["81"]}}
        ---
        x-l: &l {ports: !override ["1"]}
        x-m: &m {hostname: m}
        services: {a: {<<: [*l, *m]}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x}}
        ---
        services:
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, networks: [n]}}
        networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}, {gateway: 1.1.1.1}]}}}
        ---
        networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, ip_range: 10.1.0.0/16}, {subnet: 11.0.0.0/8}, {ip_range: q}]}}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, networks: [n]}}
        networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}, {subnet: 11.0.0.0/8}]}}}
        ---
        networks: {n: {ipam: {config: [{subnet: 11.0.0.0/8, gateway: 11.0.0.1}, {subnet: 12.0.0.0/8}]}}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, networks: [n]}}
        networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}, {subnet: 11.0.0.0/8}]}}}
        ---
        networks: {n: {ipam: {config: []}}}
        """)]
    [InlineData("""
        -- compose.yaml --
        services: {a: {image: x, networks: [n]}}
        networks: {n: {ipam: {config: [{gateway: 10.0.0.1}]}}}
        ---
        networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}
        """)]
    [InlineData("""
        -- compose.yaml --
        x-a: &a {image: x}
        services:
          a:
            image: z
            environment:
              !!str <<: a
        """)]
    [InlineData("""
        -- compose.yaml --
        x-a: &a {image: x}
        services:
          a:
            <<: [[*a]]
        """)]
    [InlineData("""
        -- compose.yaml --
        x-1: &a {image: x}
        services: {b: {image: q}}
        ---
        services:
          a: *a
        """)]
    [InlineData("""
        -- compose.yaml --
        name: Foo.Bar
        services:
          a: {image: "x${COMPOSE_PROJECT_NAME}"}
        """)]
    [InlineData("""
        -- .env --
        COMPOSE_PROJECT_NAME=Foo
        -- compose.yaml --
        services:
          a: {image: x}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: "x${HOME:-${NOWHERE:?no}}"}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: "x${NOWHERE:+${}}"}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x, networks: [n]}
        networks:
          n: {name: ""}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x, secrets: [s]}
        secrets:
          s: {driver: d}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x, secrets: [s]}
        secrets:
          s: {environment: ""}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x, secrets: [s]}
        secrets:
          s: {file: ""}
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [{}]
        services:
          a: {image: x}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x, env_file: [{path: raw.env, format: raw}]}
        -- raw.env --
        # a comment
          A= "b" # c$D
        B='x
        FE
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x, env_file: [{path: raw.env, format: raw}]}
        -- raw.env --
        export A=b
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [sub/inc.yaml]
        -- over.yaml --
        services:
          a:
            scale: !reset null
        -- sub/inc.yaml --
        services:
          a:
            image: x
            scale: -1
        """)]
    public void A_set_that_once_differed_comes_out_as_in_docker_compose(string archive)
    {
        using var folder = new TemporaryFolder();
        var files = TextArchive.Split(archive).Select(static file => (file.Key, file.Value, IsNamed: file.Key is "compose.yaml" or "over.yaml")).ToArray();

        Assert.Null(Comparison.Difference(Path.Combine(folder.Path, "p", "q"), files));
    }
}
