using System.Text.Json;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Bundle;

public sealed class GatewayConfigTemplateTests
{
    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void Moltbot_on_loopback() => Assert.Equal(
        """
        // Emitted by Moltbot.Hardening for moltbot 2026.1.27, topology loopback. Do not edit: build again.
        // It belongs into the gateway's state directory as moltbot.json, readable by its user alone (mode 600).
        {
          "gateway": {
            // Without it the gateway does not start.
            "mode": "local",
            // The container's loopback; a forwarder in its network namespace is published on 127.0.0.1.
            "bind": "loopback",
            "port": 18789,
            "auth": {
              "mode": "token",
              // From the environment; openssl rand -hex 32 makes one, and no file of the repository holds it.
              "token": "${CLAWDBOT_GATEWAY_TOKEN}",
              // An identity of the tailnet is no substitute for the token.
              "allowTailscale": false
            },
            // Nobody may speak for another client; add the exact address of a reverse proxy, if there is one.
            "trustedProxies": [],
            "controlUi": {
              "allowInsecureAuth": false,
              "dangerouslyDisableDeviceAuth": false
            },
            "http": {
              // No second way to the agent beside the gateway's own.
              "endpoints": {
                "chatCompletions": {
                  "enabled": false
                },
                "responses": {
                  "enabled": false
                }
              }
            },
            "tailscale": {
              // Not published through the tailnet.
              "mode": "off"
            }
          },
          "logging": {
            // Tokens and keys in tool calls are masked in the log.
            "redactSensitive": "tools"
          },
          "session": {
            // Each person has a conversation of their own: nobody reads what another one wrote.
            "dmScope": "per-channel-peer"
          },
          "discovery": {
            "mdns": {
              // The network is not told that a gateway is here.
              "mode": "off"
            }
          },
          "tools": {
            "elevated": {
              // No message from a chat runs a command outside the sandbox.
              "enabled": false
            },
            "exec": {
              // A command runs on the host only if the owner has listed it,
              "security": "allowlist",
              // and after the owner was asked.
              "ask": "always"
            }
          },
          "commands": {
            // No shell, no change of this file, no restart by a message.
            "bash": false,
            "config": false,
            "debug": false,
            "restart": false
          },
          "agents": {
            "defaults": {
              "heartbeat": {
                // The assistant does not speak first.
                "every": "0m",
                // If you give it a rhythm, let it reach the owner alone: "to" with your own number.
                "target": "none"
              }
            }
          },
          "cron": {
            // No job that the agent plans for itself; use a timer of the host that you can read.
            "enabled": false
          },
          "hooks": {
            // No webhook wakes the agent.
            "enabled": false
          },
          "channels": {
            "whatsapp": {
              // No message from the chat changes this file.
              "configWrites": false,
              // A stranger gets a code; the owner lets them in with 'pairing approve whatsapp <code>'.
              "dmPolicy": "pairing",
              "allowFrom": [],
              // Heard in a group only when mentioned, and only from the people in groupAllowFrom.
              "groupPolicy": "allowlist",
              // The people who are heard in groups; empty means nobody.
              "groupAllowFrom": [],
              "groups": {
                "*": {
                  "requireMention": true
                }
              }
            }
          }
        }

        """.ReplaceLineEndings("\n"),
        GatewayConfigTemplate.Write(new GatewayConfigRequest { Product = Product.Moltbot }));

    [Fact]
    public void Openclaw_has_more_keys_and_other_names()
    {
        var config = Read(new GatewayConfigRequest { Product = Product.Openclaw, Topology = Topology.Published, Port = 19000 });

        Assert.True(config["gateway", "auth", "token", "source"].Is("env"));
        Assert.True(config["gateway", "auth", "token", "id"].Is("OPENCLAW_GATEWAY_TOKEN"));
        Assert.True(config.Bind.Is("lan"));
        Assert.Equal(["http://127.0.0.1:19000", "http://localhost:19000"], config.AllowedOrigins.Items.Select(static item => item.At.Slice.Trim('"')));
        Assert.True(config["gateway", "auth", "rateLimit", "maxAttempts"].Is("10"));
        Assert.True(config["plugins", "entries", "whatsapp", "enabled"].Is("true"));
        Assert.True(config.RedactSensitive.IsAbsent);
        Assert.True(config["gateway", "terminal", "enabled"].Is("false"));
    }

    [Fact]
    public void People_and_groups_stand_where_the_gateway_looks_for_them()
    {
        var config = Read(new GatewayConfigRequest
        {
            Product = Product.Clawdbot,
            WhatsApp = new WhatsAppPolicy("allowlist", "allowlist", true),
            DmAllow = ["+4912345678"],
            GroupAllow = ["120363@g.us"],
        });

        var channel = Assert.Single(config.Channels);
        Assert.Equal("\"+4912345678\"", Assert.Single(channel.AllowFrom.Items).At.Slice);
        Assert.Equal("\"+4912345678\"", Assert.Single(channel.GroupAllowFrom.Items).At.Slice);
        Assert.True(Assert.Single(channel.Groups, static group => group.Name == "120363@g.us").RequireMention.Is("true"));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Whatever_is_emitted_reads_is_taken_and_raises_what_the_policy_deserves(string product, string topology, string dm, string group, bool mention)
    {
        var request = Request(product, topology, dm, group, mention);
        var config = Read(request);

        var found = new Deployment { Project = config.File.Start, Settings = new Settings { Root = "/p" }, Configs = [config] };
        var ids = RuleRegistry.All.Where(static rule => rule.Descriptor.Id is "MBH4001" or "MBH4002" or "MBH4005" or "MBH4006" or "MBH4007" || rule.Descriptor.Room == 5)
            .SelectMany(rule => rule.Evaluate(found)).Select(static finding => finding.Rule.Id).Distinct().Where(static id => id is not "MBH5003").Order();
        var isGroupOpen = group == "open" || (group == "allowlist" && !mention);
        Assert.Equal([.. dm == "open" ? ["MBH5001"] : Array.Empty<string>(), .. isGroupOpen ? ["MBH5002"] : Array.Empty<string>()], ids);
    }

    [SharedTheory]
    [MemberData(nameof(Everything))]
    public void Whatever_is_emitted_fits_the_gateways_own_schema(string product, string topology, string dm, string group, bool mention)
    {
        var request = Request(product, topology, dm, group, mention);
        using var schema = JsonDocument.Parse(File.ReadAllText(Shared.PathOf("facts", "gateway-schema", $"{product}-{request.Product.ExaminedVersion}.json")));
        using var emitted = JsonDocument.Parse(GatewayConfigTemplate.Write(request), Comments);

        Assert.True(new JsonSchemaOracle(schema.RootElement).Fits(emitted.RootElement));
    }

    public static TheoryData<string, string, string, string, bool> Everything()
    {
        var all = new TheoryData<string, string, string, string, bool>();
        foreach (var product in Product.All.Select(static product => product.Name))
        {
            foreach (var topology in Enum.GetNames<Topology>())
            {
                foreach (var dm in (string[])["pairing", "allowlist", "disabled", "open"])
                {
                    foreach (var group in (string[])["mention-only", "allowlist", "deny", "open"])
                    {
                        all.Add(product, topology, dm, group, true);
                        all.Add(product, topology, dm, group, false);
                    }
                }
            }
        }

        return all;
    }

    private static GatewayConfigRequest Request(string product, string topology, string dm, string group, bool mention) => new()
    {
        Product = Product.Named(product) ?? throw new InvalidOperationException(product),
        Topology = Enum.Parse<Topology>(topology),
        WhatsApp = new WhatsAppPolicy(dm, group, mention),
        DmAllow = ["+4912345678"],
        GroupAllow = ["120363000000000000@g.us"],
    };

    private static GatewayConfig Read(GatewayConfigRequest request)
    {
        var text = GatewayConfigTemplate.Write(request);
        Assert.StartsWith(GatewayConfigTemplate.FirstLine, text, StringComparison.Ordinal);
        var config = GatewayConfigReader.Read(new SourceFile(request.Product.ConfigFile, "/p/" + request.Product.ConfigFile, text));
        Assert.Empty(config.Problems);
        return config;
    }
}
