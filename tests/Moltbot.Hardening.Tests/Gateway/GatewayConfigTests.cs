using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Gateway;

public sealed class GatewayConfigTests
{
    [Theory]
    [InlineData("moltbot.json", "'lan'", ConfigValueKind.Literal, "lan", null)]
    [InlineData("moltbot.json", "\"${CLAWDBOT_GATEWAY_TOKEN}\"", ConfigValueKind.EnvReference, null, "CLAWDBOT_GATEWAY_TOKEN")]
    [InlineData("moltbot.json", "\"Bearer ${TOKEN}\"", ConfigValueKind.EnvReference, null, null)]
    [InlineData("moltbot.json", "\"${A}${B}\"", ConfigValueKind.EnvReference, null, null)]
    [InlineData("moltbot.json", "\"$${TOKEN}\"", ConfigValueKind.Literal, "$${TOKEN}", null)]
    [InlineData("moltbot.json", "\"${lower}\"", ConfigValueKind.Literal, "${lower}", null)]
    [InlineData("moltbot.json", "\"$TOKEN\"", ConfigValueKind.Literal, "$TOKEN", null)]
    [InlineData("openclaw.json", "\"$TOKEN\"", ConfigValueKind.SecretReference, null, "TOKEN")]
    [InlineData("openclaw.json", "\"$token\"", ConfigValueKind.Literal, "$token", null)]
    [InlineData("openclaw.json", "{ source: 'env', provider: 'default', id: 'T' }", ConfigValueKind.SecretReference, null, "T")]
    [InlineData("openclaw.json", "{ source: 'file', provider: 'x', id: 'value' }", ConfigValueKind.SecretReference, null, null)]
    [InlineData("openclaw.json", "null", ConfigValueKind.Absent, null, null)]
    [InlineData("openclaw.json", "[]", ConfigValueKind.Collection, null, null)]
    [InlineData("openclaw.template.json", "${TOKEN}", ConfigValueKind.Hole, null, null)]
    [InlineData("openclaw.template.json", "\"{{token}}\"", ConfigValueKind.Hole, null, null)]
    [InlineData("openclaw.json.template", "\"${TOKEN:-x}\"", ConfigValueKind.Hole, null, null)]
    [InlineData("openclaw.json", "\"{{token}}\"", ConfigValueKind.Literal, "{{token}}", null)]
    public void A_value_is_told_by_how_it_is_supplied(string name, string written, object kind, string? text, string? variable)
    {
        var token = Read(name, $"{{ gateway: {{ auth: {{ token: {written} }} }} }}").Token;

        Assert.Equal(((ConfigValueKind)kind, text, variable), (token.Kind, token.Text, token.Variable));
        Assert.Equal("/gateway/auth/token", token.Pointer);
        Assert.Equal(written, token.At.Slice);
    }

    [Theory]
    [InlineData("{ gateway: { auth: {} } }", "auth")]
    [InlineData("{ gateway: {} }", "gateway")]
    [InlineData("{ }", "{")]
    [InlineData("/* c */ { other: 1 }", "{")]
    public void What_is_absent_stands_at_the_nearest_key_above(string text, string at)
    {
        var token = Read("moltbot.json", text).Token;

        Assert.True(token.IsAbsent);
        Assert.Equal(at, token.At.Slice);
    }

    [Theory]
    [InlineData("moltbot.json", "{ $include: './a.json' }")]
    [InlineData("moltbot.json", "{ gateway: { $include: './a.json', auth: {} } }")]
    [InlineData("moltbot.template.json", "{ gateway: { ${MORE} } }")]
    [InlineData("moltbot.json", "{ gateway: { bind: lan } }")]
    [InlineData("moltbot.json", "")]
    public void What_another_file_a_placeholder_or_the_unread_rest_may_bring_is_unknown(string name, string text) =>
        Assert.Equal(ConfigValueKind.Unknown, Read(name, text).Mode.Kind);

    [Fact]
    public void What_the_gateway_refuses_is_marked_with_all_that_is_in_it()
    {
        var config = Read("moltbot.json", "{ gateway: { bind: 'localhost', mode: 'local', auth: { mode: 'token' } }, unknown: { a: 1 } }");

        Assert.True(config.Bind.IsRefused);
        Assert.False(config.Bind.Is("localhost"));
        Assert.True(config["unknown", "a"].IsRefused);
        Assert.False(config.Mode.IsRefused);
        Assert.True(config.AuthMode.Is("token"));
    }

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_counts() =>
        Assert.True(Read("moltbot.json", "{ gateway: { bind: 'lan' }, gateway: { bind: 'loopback' } }").Bind.Is("loopback"));

    [Theory]
    [InlineData("clawdbot.json", "clawdbot", false, false)]
    [InlineData("moltbot.json5", "moltbot", false, false)]
    [InlineData("openclaw.template.json", "openclaw", true, false)]
    [InlineData("OPENCLAW.JSON.TEMPLATE", "openclaw", true, false)]
    [InlineData("moltbot.json.example", "moltbot", false, true)]
    [InlineData("clawdbot.example.json", "clawdbot", false, true)]
    public void A_name_tells_the_product_and_whether_it_is_filled_in_later(string name, string product, bool isTemplate, bool isExample)
    {
        var config = Read(name, "{}");

        Assert.Equal((product, isTemplate, isExample), (config.Product.Name, config.IsTemplate, config.IsExample));
    }

    [Theory]
    [InlineData("moltbot.json", true)]
    [InlineData("openclaw.json.template", true)]
    [InlineData("clawdbot.example.json", true)]
    [InlineData("moltbot.json.bak", false)]
    [InlineData("moltbot.json.before-fix", false)]
    [InlineData("moltbot.json.before-fix.1", false)]
    [InlineData("moltbot.prod.json", false)]
    [InlineData("mymoltbot.json", false)]
    [InlineData("moltbot.yaml", false)]
    public void A_file_is_found_by_its_name(string name, bool isFound) => Assert.Equal(isFound, ConfigFileName.IsDefault(name));

    [Fact]
    public void Channels_and_their_accounts_say_what_holds_for_them()
    {
        var channels = Read("moltbot.json", """
            {
              channels: {
                defaults: { groupPolicy: "disabled" },
                whatsapp: { dmPolicy: "allowlist", allowFrom: ["+1"], accounts: { home: { dmPolicy: "pairing" }, work: { enabled: false } } },
                discord: { groupPolicy: "allowlist", dm: { policy: "open", enabled: false }, guilds: { g: { channels: { c: { requireMention: false } } } } },
              },
            }
            """).Channels;

        Assert.Equal(["whatsapp", "whatsapp, account home", "whatsapp, account work", "discord"], channels.Select(static channel => channel.Name));
        Assert.Equal(["allowlist", "pairing", "allowlist", "open"], channels.Select(static channel => channel.DmPolicy.Text));
        Assert.Equal(["disabled", "disabled", "disabled", "allowlist"], channels.Select(static channel => channel.GroupPolicy.Text));
        Assert.Equal([false, false, true, false], channels.Select(static channel => channel.IsDisabled));
        Assert.Equal("/channels/whatsapp/accounts/home", channels[1].Pointer);
        Assert.Single(channels[1].AllowFrom.Items);
        Assert.True(channels[3].IsDmDisabled);
        Assert.Equal(["g", "c"], channels[3].Groups.Select(static group => group.Name));
    }

    private static GatewayConfig Read(string name, string text) => GatewayConfigReader.Read(new SourceFile(name, "/" + name, text));
}
