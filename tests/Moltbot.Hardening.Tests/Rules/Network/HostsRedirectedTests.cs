using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class HostsRedirectedTests() : RuleTests(nameof(HostsRedirected))
{
    [Theory]
    [InlineData("api.anthropic.com:10.0.0.5")]
    [InlineData("API.OpenAI.com=203.0.113.7")]
    [InlineData("api.telegram.org:host-gateway")]
    [InlineData("metadata.google.internal:169.254.169.254")]
    [InlineData("vault:169.254.169.254")]
    [InlineData("vault=[fd00:ec2::254]")]
    [InlineData("${HOST:-api.openai.com}:10.0.0.5")]
    [InlineData("api.openai.com:${PROXY:?}")]
    public void A_providers_or_a_metadata_host_that_is_led_elsewhere_is_reported(string entry) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            extra_hosts: [{|MBH1010:"{{entry}}"|}]
        """);

    [Theory]
    [InlineData("host.docker.internal:host-gateway")]
    [InlineData("db:10.0.0.5")]
    [InlineData("notanthropic.com:10.0.0.5")]
    [InlineData("anthropic.com.example:10.0.0.5")]
    [InlineData("metadata.google.internal:0.0.0.0")]
    [InlineData("api.openai.com:127.0.0.1")]
    [InlineData("vault:169.254.1.1")]
    public void Other_entries_and_names_put_out_of_reach_are_not(string entry) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            extra_hosts: ["{{entry}}"]
        """);

    [Fact]
    public void The_mapping_form_and_an_override_count() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            extra_hosts:
              {|MBH1010:api.openai.com: 10.0.0.5|}
        -- docker-compose.override.yml --
        services:
          agent:
            extra_hosts: [{|MBH1010:"discord.com:10.0.0.6"|}]
        """);
}
