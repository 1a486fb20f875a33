using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class OverrideAppendsPortsTests() : RuleTests(nameof(OverrideAppendsPorts))
{
    [Fact]
    public void A_loopback_list_beside_a_wider_one_is_reported_at_its_key() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            ports:
              - {|MBH1002~:"${PORT:-18789}:18789"|}
              - {|MBH1002~:"18790:18790"|}
        -- docker-compose.override.yml --
        services:
          moltbot-gateway:
            {|MBH1002:ports|}:
              - "127.0.0.1:18789:18789"
              - "127.0.0.1:18790:18790"
        """);

    [Theory]
    [InlineData("!override [\"127.0.0.1:18789:18789\"]")]
    [InlineData("!reset []")]
    [InlineData("[\"0.0.0.0:18789:18789\"]")]
    [InlineData("[\"127.0.0.1:9999:9999\"]")]
    [InlineData("[\"127.0.0.1:18789:18789/udp\"]")]
    public void A_list_that_replaces_or_speaks_of_another_port_is_not(string ports) => Expect($$"""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, ports: ["18789:18789"] } }
        -- docker-compose.override.yml --
        services: { moltbot-gateway: { ports: {{ports}} } }
        """);

    [Fact]
    public void Two_entries_of_one_file_are_no_override() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, ports: ["18789:18789", "127.0.0.1:9999:18789"] } }
        """);

    [Fact]
    public void The_fix_puts_the_tag_behind_the_key()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services: { moltbot-gateway: { image: moltbot, ports: ["18789:18789"] } }
            -- docker-compose.override.yml --
            services:
              moltbot-gateway:
                {|MBH1002:ports|}:
                  - "127.0.0.1:18789:18789"
            """);

        var edit = findings[0].Fix?.Edits[0];
        Assert.Equal(" !override", edit?.NewText);
        Assert.Equal((3, 11), (edit?.At.Start.Line, edit?.At.Start.Column));
    }
}
