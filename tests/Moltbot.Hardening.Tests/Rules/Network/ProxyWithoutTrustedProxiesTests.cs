using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class ProxyWithoutTrustedProxiesTests() : RuleTests(nameof(ProxyWithoutTrustedProxies))
{
    [Theory]
    [InlineData("image: caddy:2-alpine, depends_on: [openclaw]")]
    [InlineData("image: nginx, environment: { UPSTREAM: \"http://openclaw:18789\" }")]
    [InlineData("image: cloudflare/cloudflared, command: tunnel --url http://openclaw:18789")]
    [InlineData("image: ngrok/ngrok, command: [http, \"claw:18789\"]")]
    [InlineData("image: haproxy, ports: [\"443:443\"]")]
    [InlineData("image: tailscale/tailscale, network_mode: \"service:openclaw\", environment: { TS_SERVE_CONFIG: /serve.json }")]
    [InlineData("image: tailscale/tailscale, network_mode: \"service:openclaw\", command: tailscale funnel 18789")]
    public void A_config_that_does_not_name_the_proxy_before_its_gateway_is_an_error(string proxy)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services:
              openclaw: { image: openclaw, container_name: claw }
              {|MBH1007~:front|}: { {{proxy}} }
            -- openclaw.json --
            { {|MBH1007:"gateway"|}: { "mode": "local" } }
            """));

        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("traefik", "[traefik.enable=true]")]
    [InlineData("traefik", "{ traefik.http.routers.claw.rule: Host(`claw.example`) }")]
    [InlineData("lucaslorentz/caddy-docker-proxy", "{ caddy: claw.example }")]
    public void A_label_of_the_gateway_that_calls_the_proxy_counts(string image, string labels) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw: { image: openclaw, labels: {{labels}} }
          front: { image: "{{image}}" }
        -- openclaw.json --
        { "gateway": { "auth": {}, "trustedProxies": {|MBH1007:[]|} } }
        """);

    [Theory]
    [InlineData("image: nginx")]
    [InlineData("image: nginx, networks: [other], depends_on: [openclaw]")]
    [InlineData("image: nginx, ports: [\"443:443\"], depends_on: [web]")]
    [InlineData("image: nginx/nginx-prometheus-exporter, depends_on: [openclaw]")]
    [InlineData("image: tailscale/tailscale, network_mode: \"service:openclaw\"")]
    [InlineData("image: traefik, ports: [\"80:80\"]")]
    [InlineData("image: nginx, environment: { UPSTREAM: \"http://my-openclaw-docs:80\" }")]
    [InlineData("image: alpine/socat, depends_on: [openclaw]")]
    public void A_service_that_does_not_surely_stand_before_it_is_left_alone(string service) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw: { image: openclaw }
          web: { image: httpd }
          front: { {{service}} }
        networks: { other: {} }
        -- openclaw.json --
        { "gateway": { "mode": "local" } }
        """);

    [Theory]
    [InlineData("[\"172.28.0.9\"]")]
    [InlineData("[\"${PROXY}\"]")]
    [InlineData("[\"0.0.0.0/0\"]")]
    public void A_config_that_names_proxies_is_not(string proxies) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw: { image: openclaw }
          front: { image: caddy, depends_on: [openclaw] }
        -- openclaw.json --
        { "gateway": { "trustedProxies": {{proxies}} } }
        """);

    [Fact]
    public void Without_a_config_here_the_proxy_itself_is_a_warning()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services:
              openclaw: { image: openclaw }
              {|MBH1007:front|}: { image: caddy, depends_on: [openclaw] }
            """));

        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Theory]
    [InlineData("networks: { inner: { ipv4_address: 172.28.0.9 } }", "[\"172.28.0.9\"]")]
    [InlineData("networks: [inner]", "[\"172.28.0.0/24\"]")]
    [InlineData("network_mode: \"service:openclaw\"", "[\"127.0.0.1\"]")]
    public void The_message_says_what_to_write(string network, string list)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services:
              openclaw: { image: openclaw, networks: [inner] }
              front: { image: caddy, depends_on: [openclaw], {{network}} }
            networks:
              inner: { ipam: { config: [{ subnet: 172.28.0.0/24 }] } }
            -- openclaw.json --
            { {|MBH1007:"gateway"|}: {} }
            """));

        Assert.Contains($"\"trustedProxies\": {list}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_that_is_built_is_known_by_the_image_it_begins_with_and_may_come_by_an_override() => Expect("""
        -- docker-compose.yml --
        services: { openclaw: { image: openclaw } }
        -- docker-compose.override.yml --
        services: { {|MBH1007:edge|}: { build: ./edge, depends_on: [openclaw] } }
        -- edge/Dockerfile --
        FROM nginx:1.27-alpine
        COPY nginx.conf /etc/nginx/
        """);

    [Fact]
    public void An_example_stands_behind_the_real_config() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { image: openclaw }
          front: { image: caddy, depends_on: [openclaw] }
        -- openclaw.json --
        { "gateway": { "trustedProxies": ["172.28.0.9"] } }
        -- openclaw.example.json --
        { "gateway": {} }
        """);
}
