using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>What a fix writes into a configuration, what it leaves to its owner, and what it says of both.</summary>
public sealed class ConfigFixesTests
{
    private const string Gateway = "gateway: { mode: 'local', bind: 'loopback', auth: { mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}' } }";

    private const string Secret = "kR8vb2Qm71xZpT4wLs9dFgHj3nBc6yUa";

    private const string OldSecret = "Zt4kR8vb2Qm71xZpWLs9dFgHj3nBc6yU";

    /// <summary>Members beside a sound gateway section, and what becomes of them.</summary>
    [Theory]
    [InlineData("logging: { level: 'info', redactSensitive: 'off' }", "logging: { level: 'info' }")]
    [InlineData("discovery: { mdns: { mode: 'full' } }", "discovery: { mdns: { mode: 'off' } }")]
    [InlineData("tools: { exec: { security: 'full', ask: 'off' } }", "tools: { exec: { security: 'allowlist', ask: 'off' } }")]
    [InlineData("tools: { exec: { ask: 'off' } }", "tools: { exec: { ask: 'always' } }")]
    [InlineData("tools: { exec: { safeBins: ['bash', 'jq'] } }", "tools: { exec: { safeBins: ['jq'] } }")]
    [InlineData("tools: { elevated: { allowFrom: { discord: ['*', '123456789012345678'] } } }", "tools: { elevated: { allowFrom: { discord: ['123456789012345678'] } } }")]
    [InlineData("browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: true } }", "browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: false } }")]
    [InlineData("session: { groupScope: 'main' }", "session: { groupScope: 'per-group' }")]
    [InlineData("agents: { defaults: { sandbox: { docker: { network: 'host', binds: ['/var/run/docker.sock:/x', './a:/a'] } } } }", "agents: { defaults: { sandbox: { docker: { network: 'none', binds: ['./a:/a'] } } } }")]
    [InlineData("channels: { whatsapp: { dmPolicy: 'open', allowFrom: ['*'] } }", "channels: { whatsapp: { dmPolicy: 'pairing', allowFrom: [] } }")]
    [InlineData("channels: { whatsapp: { accounts: { home: { dmPolicy: 'open', allowFrom: ['+4915112345678', '*'] } } } }", "channels: { whatsapp: { accounts: { home: { dmPolicy: 'pairing', allowFrom: ['+4915112345678'] } } } }")]
    [InlineData("channels: { whatsapp: { groupPolicy: 'open' } }", "channels: { whatsapp: { groupPolicy: 'allowlist' } }")]
    [InlineData("channels: { whatsapp: { groupPolicy: 'deny', dmPolicy: 'off' } }", "channels: { whatsapp: { groupPolicy: 'disabled', dmPolicy: 'disabled' } }")]
    [InlineData("channels: { whatsapp: { groups: { '*': { requireMention: false } } } }", "channels: { whatsapp: { groups: { '*': { requireMention: true } } } }")]
    [InlineData("channels: { whatsapp: { groupPolicy: 'mention-only', groups: { '1-2@g.us': {} } } }", "channels: { whatsapp: { groupPolicy: 'allowlist', groups: { '1-2@g.us': {} } } }")]
    [InlineData("channels: { whatsapp: { groupAllowlist: ['120363000000000000@g.us'] } }", "channels: { whatsapp: { groups: { '120363000000000000@g.us': { requireMention: true } } } }")]
    [InlineData("channels: { whatsapp: { groupAllowlist: ['+4915112345678'] } }", "channels: { whatsapp: { groupAllowFrom: ['+4915112345678'] } }")]
    [InlineData("channels: { whatsapp: { dmAllowlist: [], allowFrom: ['+4915112345678'] } }", "channels: { whatsapp: { allowFrom: ['+4915112345678'] } }")]
    [InlineData("channels: { telegram: { groupAllowFrom: ['*', '12345678'] } }", "channels: { telegram: { groupAllowFrom: ['12345678'] } }")]
    [InlineData("channels: { telegram: { allowFrom: '12345678' } }", "channels: { telegram: { allowFrom: ['12345678'] } }")]
    [InlineData("whatsapp: { dmPolicy: 'pairing' }", "channels: { whatsapp: { dmPolicy: 'pairing' } }")]
    [InlineData("mcpServers: { a: { command: 'x' } }", "mcp: { servers: { a: { command: 'x' } } }")]
    [InlineData("agents: { list: [{ id: 'main', name: 'M' }, { name: 'B', id: 'b-2' }] }", "agents: { entries: {main: { name: 'M' }, 'b-2': { name: 'B' }} }")]
    [InlineData("update: { checkOnStart: 'false' }", "update: { checkOnStart: false }")]
    public void What_has_one_right_word_gets_it(string wrong, string right)
    {
        var tree = new MemoryTree().With("openclaw.json", $"{{ {Gateway}, {wrong} }}");

        var plan = Plan(tree);

        Assert.Equal($"{{ {Gateway}, {right} }}", Assert.Single(plan.Files).After);
        Assert.DoesNotContain(Judge(tree.With("openclaw.json", plan.Files[0].After)).Findings, static graded => graded.Severity >= Severity.Warning);
    }

    [Theory]
    [InlineData("mode: 'server', bind: '127.0.0.1'", "mode: 'local', bind: 'loopback'")]
    [InlineData("mode: 'local', bind: 'lan'", "mode: 'local', bind: 'loopback'")]
    [InlineData("mode: 'local', host: '0.0.0.0'", "mode: 'local', bind: 'loopback'")]
    [InlineData("bind: 'loopback'", "bind: 'loopback', mode: 'local'")]
    [InlineData("mode: 'local', bind: 'loopback', tailscale: { mode: 'funnel' }", "mode: 'local', bind: 'loopback', tailscale: { mode: 'off' }")]
    [InlineData("mode: 'local', bind: 'loopback', allowRealIpFallback: true", "mode: 'local', bind: 'loopback', allowRealIpFallback: false")]
    [InlineData("mode: 'local', bind: 'loopback', controlUi: { dangerouslyDisableDeviceAuth: true }", "mode: 'local', bind: 'loopback', controlUi: { dangerouslyDisableDeviceAuth: false }")]
    [InlineData("mode: 'local', bind: 'loopback', port: '18789'", "mode: 'local', bind: 'loopback', port: 18789")]
    public void The_gateways_own_section_is_mended(string wrong, string right)
    {
        const string Auth = "auth: { mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}' }";

        var plan = Plan(new MemoryTree().With("openclaw.json", $"{{ gateway: {{ {Auth}, {wrong} }} }}"));

        Assert.Equal($"{{ gateway: {{ {Auth}, {right} }} }}", Assert.Single(plan.Files).After);
    }

    [Theory]
    [InlineData("moltbot", "auth: { mode: 'off' }", "auth: { mode: 'token', token: '${CLAWDBOT_GATEWAY_TOKEN}' }")]
    [InlineData("moltbot", "auth: { mode: 'basic' }", "auth: { mode: 'password', password: '${CLAWDBOT_GATEWAY_PASSWORD}' }")]
    [InlineData("moltbot", "auth: { token: 'changeme' }", "auth: { token: '${CLAWDBOT_GATEWAY_TOKEN}' }")]
    [InlineData("moltbot", "token: '" + Secret + "'", "auth: { token: '${CLAWDBOT_GATEWAY_TOKEN}' }")]
    [InlineData("moltbot", "token: '${MY_TOKEN}'", "auth: { token: '${MY_TOKEN}' }")]
    [InlineData("moltbot", "port: 18789", "port: 18789, auth: { mode: 'token', token: '${CLAWDBOT_GATEWAY_TOKEN}' }")]
    [InlineData("openclaw", "auth: { mode: 'none' }", "auth: { mode: 'token', token: { source: 'env', provider: 'default', id: 'OPENCLAW_GATEWAY_TOKEN' } }")]
    [InlineData("openclaw", "auth: { password: '" + Secret + "' }", "auth: { password: { source: 'env', provider: 'default', id: 'OPENCLAW_GATEWAY_PASSWORD' } }")]
    public void A_secret_is_referred_to_in_the_way_of_the_version(string product, string wrong, string right)
    {
        var plan = Plan(new MemoryTree().With(product + ".json", $"{{ gateway: {{ mode: 'local', bind: 'loopback', {wrong} }} }}"));

        Assert.Equal($"{{ gateway: {{ mode: 'local', bind: 'loopback', {right} }} }}", Assert.Single(plan.Files).After);
    }

    [Fact]
    public void Of_a_secret_that_stood_in_the_file_the_operator_is_told_to_make_a_new_one_and_it_is_not_shown()
    {
        var plan = Plan(new MemoryTree().With("moltbot.json", $"{{\n  gateway: {{\n    mode: 'local',\n    auth: {{\n      token:\n        '{Secret}'\n    }}\n  }}\n}}\n"));

        Assert.Contains(plan.Then, static line => line.Contains("make a new one", StringComparison.Ordinal) && line.Contains("CLAWDBOT_GATEWAY_TOKEN", StringComparison.Ordinal));
        Assert.Contains(plan.Diff, static line => line.Contains("${CLAWDBOT_GATEWAY_TOKEN}", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, string.Join('\n', plan.Diff.Concat(plan.Then).Concat(plan.Remaining)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ 'trustedProxies': ['10.0.0.0/8'] }", "MBH4010")]
    [InlineData("{ 'auth': { 'mode': 'trusted-proxy', 'trustedProxy': { 'userHeader': 'x-user' } }, trustedProxies: ['172.18.0.2'] }", "MBH4010")]
    [InlineData("{ 'bind': '${GATEWAY_BIND}' }", "MBH4003")]
    public void What_only_the_owner_knows_is_listed_and_not_invented(string members, string rule)
    {
        var plan = Plan(new MemoryTree().With("openclaw.json", $"{{ gateway: {members.Replace("{ ", "{ mode: 'local', ", StringComparison.Ordinal).Replace("auth': { mode: 'local',", "auth': {", StringComparison.Ordinal).Replace("Proxy': { mode: 'local',", "Proxy': {", StringComparison.Ordinal)} }}"));

        Assert.Contains(plan.Remaining, line => line.StartsWith("openclaw.json(1,", StringComparison.Ordinal) && line.Contains(rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ gateway: { mode: 'local', tokne: 1 } }", "    Remove it")]
    [InlineData("{ gateway: { mode: 'local', contrlUi: {} } }", "    Write controlUi: controlUi")]
    [InlineData("{ gateway: { mode: 'local', bind: 'loopbak' } }", "    Write loopback: 'loopback'")]
    public void What_is_guessed_by_its_spelling_is_shown_for_pasting(string config, string line)
    {
        var plan = Plan(new MemoryTree().With("openclaw.json", config));

        Assert.Contains(line, plan.Remaining);
    }

    [Fact]
    public void A_word_is_mended_in_the_included_file_that_holds_it_and_there_alone()
    {
        var tree = new MemoryTree()
            .With("openclaw.json", "{\n  // parts\n  gateway: { $include: './parts/gateway.json5' },\n  logging: { level: 'info' },\n}\n")
            .With("parts/gateway.json5", "// The gateway\n{\n    bind: 'lan', // wide\n    auth: { mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}' },\n}\n");

        var file = Assert.Single(Plan(tree).Files);

        Assert.Equal("parts/gateway.json5", file.Path);
        Assert.Equal("// The gateway\n{\n    bind: 'loopback', // wide\n    auth: { mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}' },\n    mode: 'local',\n}\n", file.After);
    }

    [Fact]
    public void A_waived_finding_is_left_as_it_is()
    {
        var plan = Plan(new MemoryTree().With("moltbot.json", "{\n  gateway: { mode: 'local', auth: { token: '${CLAWDBOT_GATEWAY_TOKEN}' } },\n  channels: { whatsapp: { groupPolicy: 'open' } }, // moltbot: waive MBH5002 -- a family\n}\n"));

        Assert.Empty(plan.Files);
    }

    [Fact]
    public void Where_the_command_decides_the_bind_the_config_keeps_its_word()
    {
        var tree = new MemoryTree()
            .With("compose.yaml", "services:\n  openclaw-gateway:\n    image: ghcr.io/openclaw/openclaw:2026.9.6\n    command: [node, dist/index.js, gateway, --bind, lan]\n    user: node\n    volumes: ['.:/home/node/.openclaw']\n")
            .With("openclaw.json", $"{{ {Gateway.Replace("loopback", "lan", StringComparison.Ordinal)} }}");

        var plan = Plan(tree);

        Assert.Equal("compose.override.yaml", Assert.Single(plan.Files).Path);
    }

    [Fact]
    public void Override_and_config_stand_in_one_plan()
    {
        var tree = new MemoryTree()
            .With("compose.yaml", "services:\n  openclaw-gateway:\n    image: ghcr.io/openclaw/openclaw:2026.9.6\n    command: [node, dist/index.js, gateway]\n    user: node\n    ports: ['18789:18789']\n    volumes: ['.:/home/node/.openclaw']\n")
            .With("openclaw.json", $"{{ {Gateway}, channels: {{ whatsapp: {{ groupPolicy: 'open' }} }} }}");

        var plan = Plan(tree);

        Assert.Equal(["compose.override.yaml", "openclaw.json"], plan.Files.Select(static file => file.Path));
        Assert.Empty(plan.Obstacles);
        foreach (var file in plan.Files)
        {
            tree.With(file.Path, file.After);
        }

        Assert.Empty(Plan(tree).Files);
    }

    [Fact]
    public void A_change_that_would_raise_another_finding_is_not_made_and_that_is_said()
    {
        var tree = new MemoryTree()
            .With("compose.yaml", "services:\n  openclaw-gateway:\n    image: ghcr.io/openclaw/openclaw:2026.9.6\n    command: [node, dist/index.js, gateway]\n    user: node\n    volumes: ['.:/home/node/.openclaw']\n")
            .With("openclaw.json", $"{{ {Gateway}, hooks: {{ enabled: true, token: '{OldSecret}' }} }}");

        var plan = Plan(tree);

        Assert.DoesNotContain(plan.Files, static file => file.Path == "openclaw.json");
        Assert.Contains(plan.Remaining, static line => line.StartsWith("    not changed: with it there would be MBH6005", StringComparison.Ordinal));
    }

    [Fact]
    public void In_topology_published_the_gateway_stays_on_its_interfaces_and_asks_for_its_token()
    {
        var request = Requests.With("MoltbotTopology", "published");

        var plan = FixPlan.Of(HardeningEngine.Judge(new MemoryTree().With("openclaw.json", "{ gateway: { mode: 'local', bind: '0.0.0.0', auth: { mode: 'none' } } }"), request));

        Assert.Equal(
            "{ gateway: { mode: 'local', bind: 'lan', auth: { mode: 'token', token: { source: 'env', provider: 'default', id: 'OPENCLAW_GATEWAY_TOKEN' }, rateLimit: { maxAttempts: 10, windowMs: 60000, lockoutMs: 300000 } }, "
            + "controlUi: { allowedOrigins: ['http://127.0.0.1:18789', 'http://localhost:18789'] } } }",
            Assert.Single(plan.Files).After);
    }

    [Fact]
    public void A_secret_at_the_wrong_place_is_its_owners_where_the_token_comes_by_a_file()
    {
        var plan = FixPlan.Of(HardeningEngine.Judge(new MemoryTree().With("openclaw.json", $"{{ gateway: {{ mode: 'local', bind: 'loopback', token: '{Secret}' }} }}"), Requests.With("MoltbotSecrets", "file")));

        Assert.Empty(plan.Files);
    }

    [Fact]
    public void An_emitted_file_is_left_alone_with_the_reason()
    {
        var plan = Plan(new MemoryTree().With("openclaw.json", "// Emitted by Moltbot.Hardening for openclaw\n{ gateway: { mode: 'local', bind: 'lan' } }"));

        Assert.Empty(plan.Files);
        Assert.Contains(plan.Remaining, static line => line.Contains("it was emitted", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_outside_of_the_root_is_left_alone_with_the_reason()
    {
        var request = Requests.With("MoltbotRoot", MemoryTree.Root).Item("MoltbotConfig", "/elsewhere/openclaw.json");

        var plan = FixPlan.Of(HardeningEngine.Judge(new MemoryTree().With("compose.yaml", "services: {}").With("/elsewhere/openclaw.json", "{ gateway: { mode: 'local', bind: 'lan' } }"), request));

        Assert.Empty(plan.Files);
        Assert.Contains(plan.Remaining, static line => line.Contains("outside of the root", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_a_placeholder_is_in_the_way_that_is_said_and_what_it_leaves_free_is_mended()
    {
        var plan = Plan(new MemoryTree().With("openclaw.template.json", "{\n  gateway: { bind: \"lan\", ${MORE} },\n  discovery: { mdns: { mode: \"full\" } }\n}\n"));

        Assert.Equal("{\n  gateway: { bind: \"loopback\", ${MORE} },\n  discovery: { mdns: { mode: \"off\" } }\n}\n", Assert.Single(plan.Files).After);
        Assert.DoesNotContain(plan.Remaining, static line => line.Contains("\"mode\": \"local\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_stays()
    {
        var file = Assert.Single(Plan(new MemoryTree().With("openclaw.json", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes($"{{ {Gateway.Replace("loopback", "lan", StringComparison.Ordinal)} }}")])).Files);

        Assert.True(file.HasMark);
        Assert.StartsWith("\uFEFF{ gateway", file.Content, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFF{ gateway", file.Replaced, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_file_is_no_reason_for_a_reference_where_the_token_comes_by_a_file()
    {
        var request = Requests.With("MoltbotSecrets", "docker-secret");

        var plan = FixPlan.Of(HardeningEngine.Judge(new MemoryTree().With("openclaw.json", $"{{ gateway: {{ mode: 'local', bind: 'loopback', auth: {{ token: '{Secret}' }} }} }}"), request));

        Assert.Empty(plan.Files);
        Assert.Contains(plan.Remaining, static line => line.Contains("MBH4006", StringComparison.Ordinal));
    }

    private static Verdict Judge(MemoryTree tree) => HardeningEngine.Judge(tree, Requests.Plain);

    private static FixPlan Plan(MemoryTree tree) => FixPlan.Of(Judge(tree));
}
