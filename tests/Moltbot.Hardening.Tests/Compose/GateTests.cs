using System.Text.Json.Nodes;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>The gate's way: holes stay, what docker compose refuses is told at its place, the rest of the model survives.</summary>
public sealed class GateTests
{
    private const string Head = "-- compose.yaml --\nservices:\n  a:\n    image: x\n";

    [Fact]
    public void The_seeds_override_appends_its_ports_and_each_entry_stands_where_it_was_written()
    {
        var set = ComposeCases.Load("""
            -- compose.yaml --
            services:
              gateway:
                image: moltbot
                ports:
                  - "${PORT:-18789}:18789"
            -- compose.override.yaml --
            services:
              gateway:
                ports:
                  - "127.0.0.1:18789:18789"
            """);

        var ports = Assert.IsType<ComposeSequence>(set.At("services", "gateway", "ports"));
        Assert.Empty(set.Problems);
        Assert.Equal(
            ["compose.yaml(5,9) \"${PORT:-18789}:18789\"", "compose.override.yaml(4,9) \"127.0.0.1:18789:18789\""],
            ports.Items.Select(static port => $"{port.Origin.At} {port.Origin.At.Slice}"));
        Assert.Equal(
            """[{"mode":"ingress","protocol":"tcp","published":"18789","target":18789},{"host_ip":"127.0.0.1","mode":"ingress","protocol":"tcp","published":"18789","target":18789}]""",
            ComposeCases.Json(ports));
    }

    [Theory]
    [InlineData("${IP:?}:18789:18789", """{"host_ip":"${IP:?}","mode":"ingress","protocol":"tcp","published":"18789","target":18789}""")]
    [InlineData("127.0.0.1:${P:?a:b}:18789", """{"host_ip":"127.0.0.1","mode":"ingress","protocol":"tcp","published":"${P:?a:b}","target":18789}""")]
    [InlineData("${IP?}:${P:?}:${T:?}/udp", """{"host_ip":"${IP?}","mode":"ingress","protocol":"udp","published":"${P:?}","target":"${T:?}"}""")]
    public void A_hole_in_a_port_is_whole(string port, string expected)
    {
        var set = ComposeCases.Load($"{Head}    ports: [\"{port}\"]\n");

        Assert.Empty(set.Problems);
        Assert.True(set.At("services", "a", "ports", 0).HasHole);
        Assert.Equal(expected, ComposeCases.Json(set.At("services", "a", "ports", 0)));
    }

    [Fact]
    public void A_hole_as_the_source_of_a_mount_is_a_path_of_the_host()
    {
        var set = ComposeCases.Load($"{Head}    volumes: [\"${{DIR:?set DIR: to a path}}/x:/data:ro\"]\n    command: run --token ${{TOKEN:?it's needed}} now\n    mem_limit: ${{LIMIT:?}}\n");

        Assert.Empty(set.Problems);
        Assert.Equal(
            """{"bind":{"create_host_path":true},"read_only":true,"source":"${DIR:?set DIR: to a path}/x","target":"/data","type":"bind"}""",
            ComposeCases.Json(set.At("services", "a", "volumes", 0)));
        Assert.Equal("""["run","--token","${TOKEN:?it's needed}","now"]""", JsonNode.Parse(ComposeCases.Json(set.At("services", "a", "command")))?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("\"${LIMIT:?}\"", ComposeCases.Json(set.At("services", "a", "mem_limit")));
    }

    [Fact]
    public void A_hole_is_an_error_where_docker_compose_itself_is_followed()
    {
        var set = ComposeCases.Load($"{Head}    user: ${{ID:?set the id}}\n", strict: true);

        Assert.Equal("Refused compose.yaml(4,11) ${ID:?set the id}", ComposeCases.Show(Assert.Single(set.Problems)));
        Assert.Empty(set.Model.Entries);
    }

    [Fact]
    public void A_mount_whose_source_an_unset_variable_empties_is_told_with_what_to_write()
    {
        var set = ComposeCases.Load($"{Head}    volumes:\n      - ${{CLAWDBOT_CONFIG_DIR}}:/home/node/.clawdbot\n      - kept:/k\nvolumes: {{kept: }}\n");

        var problem = Assert.Single(set.Problems);
        Assert.Equal("EmptyVolumeSource compose.yaml(5,9) ${CLAWDBOT_CONFIG_DIR}:/home/node/.clawdbot", ComposeCases.Show(problem));
        Assert.Equal("a", problem.Service);
        Assert.Contains("${CLAWDBOT_CONFIG_DIR:?set CLAWDBOT_CONFIG_DIR to the absolute path of the folder for /home/node/.clawdbot}", problem.Message, StringComparison.Ordinal);
        Assert.Equal("\"kept\"", ComposeCases.Json(set.At("services", "a", "volumes", 0, "source")));
    }

    [Theory]
    [InlineData("hostname: x${}", "Refused compose.yaml(4,16) ${}")]
    [InlineData("labels: {l: \"a $$ ${V/x/y} b\"}", "Refused compose.yaml(4,23) ${V/x/y}")]
    [InlineData("ports: [\"1.2.3.4.5:1:1\"]", "Refused compose.yaml(4,13) \"1.2.3.4.5:1:1\"")]
    [InlineData("ports: [\"127.1:1:1\"]", "Refused compose.yaml(4,13) \"127.1:1:1\"")]
    [InlineData("ports: [{target: 1, host_ip: \"[::1]\"}]", "Refused compose.yaml(4,34) \"[::1]\"")]
    [InlineData("ports: [\"1-3:1-2\"]", "Refused compose.yaml(4,13) \"1-3:1-2\"")]
    [InlineData("privileged: maybe", "Refused compose.yaml(4,17) maybe")]
    [InlineData("imagee: x", "Refused compose.yaml(4,5) imagee")]
    [InlineData("networks: [none]", "Refused compose.yaml(4,16) none")]
    [InlineData("depends_on: [b]", "Refused compose.yaml(4,18) b")]
    [InlineData("user: 1000", "Refused compose.yaml(4,11) 1000")]
    [InlineData("security_opt: [\"x\", \"x\"]", "Refused compose.yaml(4,25) \"x\"")]
    [InlineData("build: {context: ., contxt: y}", "Refused compose.yaml(4,25) contxt")]
    [InlineData("env_file: settings", "Refused compose.yaml(4,15) settings")]
    [InlineData("extends: zz", "Refused compose.yaml(4,14) zz")]
    [InlineData("volumes: [{type: bind, target: /x}]", "Refused compose.yaml(4,15) {type: bind, target: /x}")]
    public void What_docker_compose_refuses_is_told_at_the_narrowest_place_and_the_rest_is_kept(string line, string expected)
    {
        var set = ComposeCases.Load($"{Head}    x-first: 1\n".Replace("    x-first: 1\n", $"    {line}\n    read_only: true\n", StringComparison.Ordinal));

        Assert.Equal(expected, ComposeCases.Show(Assert.Single(set.Problems)));
        Assert.Equal("true", ComposeCases.Json(set.At("services", "a", "read_only")));
    }

    [Fact]
    public void An_unknown_property_gets_the_nearest_known_one_named() =>
        Assert.Contains("write 'privileged'", Assert.Single(ComposeCases.Load($"{Head}    privilegd: true\n").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void An_env_file_that_belongs_on_the_host_is_only_noted()
    {
        var problem = Assert.Single(ComposeCases.Load($"{Head}    env_file: [secrets.env]\n").Problems);

        Assert.Equal((ProblemKind.Refused, Severity.Info), (problem.Kind, problem.Severity));
    }

    [Fact]
    public void A_value_tells_every_way_it_came()
    {
        var set = ComposeCases.Load("""
            -- compose.yaml --
            include: [sub/inc.yaml]
            x-base: &base {user: "${WHO}"}
            services:
              a: {extends: {file: base.yaml, service: z}, image: x}
              b: {<<: *base, image: x}
            -- base.yaml --
            services: {z: {privileged: true}}
            -- sub/inc.yaml --
            services: {c: {image: "y"}}
            -- .env --
            NONE=1
            WHO=root
            """);

        Assert.Empty(set.Problems);
        Assert.Equal("base.yaml(1,28) via compose.yaml(4,16) inherited by this 'extends'", Ways(set.At("services", "a", "privileged")));
        Assert.Equal("compose.yaml(2,22) via compose.yaml(5,11) '<<: *base' brings it here, .env(2,1) the variable WHO is set here", Ways(set.At("services", "b", "user")));
        Assert.Equal("sub/inc.yaml(1,23) via compose.yaml(1,11) included here", Ways(set.At("services", "c", "image")));
    }

    [Theory]
    [InlineData("include: [../out.yaml]\nservices: {a: {image: x}}", "compose.yaml(1,11) ../out.yaml")]
    [InlineData("services: {a: {image: x, extends: {file: ../out.yaml, service: z}}}", "compose.yaml(1,42) ../out.yaml")]
    [InlineData("include: [gone.yaml]\nservices: {a: {image: x}}", "compose.yaml(1,11) gone.yaml")]
    [InlineData("include: [compose.yaml]\nservices: {a: {image: x}}", "compose.yaml(1,11) compose.yaml")]
    [InlineData("services: {a: {image: x, extends: a}}", "compose.yaml(1,35) a")]
    public void A_reference_that_leads_nowhere_or_out_or_back_is_refused(string text, string place)
    {
        var set = ComposeCases.Load($"-- compose.yaml --\n{text}\n");

        Assert.Equal("Refused " + place, ComposeCases.Show(Assert.Single(set.Problems)));
        Assert.Equal("\"x\"", ComposeCases.Json(set.At("services", "a", "image")));
    }

    [Fact]
    public void A_value_in_the_environment_has_the_place_of_the_value_alone()
    {
        var set = ComposeCases.Load($"{Head}    environment:\n      - \"TOKEN=abc\"\n-- compose.override.yaml --\nservices:\n  a:\n    environment:\n      OTHER: def\n");

        Assert.Equal("abc", set.At("services", "a", "environment", "TOKEN").Origin.At.Slice);
        Assert.Equal("def", set.At("services", "a", "environment", "OTHER").Origin.At.Slice);
    }

    [Fact]
    public void Secrets_are_masked_holes_and_dollars_are_not()
    {
        var text = EffectiveJson.Write(ComposeCases.Load($"{Head}    environment: {{API_TOKEN: abc, MAX_TOKENS: 5, B_TOKEN: \"${{T:?}}\", C: \"a$$b\"}}\n"));

        Assert.Contains("\"API_TOKEN\": \"***\"", text, StringComparison.Ordinal);
        Assert.Contains("\"MAX_TOKENS\": \"5\"", text, StringComparison.Ordinal);
        Assert.Contains("\"B_TOKEN\": \"${T:?}\"", text, StringComparison.Ordinal);
        Assert.Contains("\"C\": \"a$b\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_an_env_file_is_masked_wherever_interpolation_carried_it()
    {
        var token = string.Concat(Enumerable.Repeat("5f1c9a7be0d24c3f", 4));
        var text = EffectiveJson.Write(ComposeCases.Load($$"""
            -- .env --
            OPENCLAW_GATEWAY_TOKEN={{token}}
            REGION=europe
            -- compose.yaml --
            services:
              a:
                image: app:${REGION}
                command: ["gateway", "--token", "${OPENCLAW_GATEWAY_TOKEN}", "--url=ws://h/?t=${OPENCLAW_GATEWAY_TOKEN}&r=1"]
                healthcheck: { test: "curl -H 'X: ${OPENCLAW_GATEWAY_TOKEN}' localhost" }
            """));

        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.Contains("\"--url=ws://h/?t=***&r=1\"", text, StringComparison.Ordinal);
        Assert.Contains("app:europe", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_its_shape_tells_is_masked_under_any_name()
    {
        var key = "sk-" + "ant-api03-Zx9Qw8Er7Ty6Ui5Op4As3Df2";
        var text = EffectiveJson.Write(ComposeCases.Load($"{Head}    command: [\"--with={key}\"]\n    environment: {{DB: \"postgres://app:Tr0ub4dor3@${{H:?}}/db\", S_TOKEN: \"9f8a7b6c${{S:?}}\"}}\n"));

        Assert.Contains("\"--with=***\"", text, StringComparison.Ordinal);
        Assert.Contains("\"DB\": \"postgres://app:***@${H:?}/db\"", text, StringComparison.Ordinal);
        Assert.Contains("\"S_TOKEN\": \"***\"", text, StringComparison.Ordinal);
    }

    private static string Ways(ComposeNode node) => $"{node.Origin.At} via {string.Join(", ", node.Origin.Via.Select(static step => $"{step.At} {step.Message}"))}";
}
