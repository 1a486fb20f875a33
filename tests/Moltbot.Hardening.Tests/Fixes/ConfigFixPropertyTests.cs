using System.Globalization;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>Random defects in random layouts: each is mended, and nothing else is touched.</summary>
public sealed class ConfigFixPropertyTests
{
    /// <summary>How many documents to try of each product; 2,000 before a release.</summary>
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("MOLTBOT_FIX_SAMPLES") ?? "60", CultureInfo.InvariantCulture);

    /// <summary>A path and what is wrong there; null where the key is to be missing.</summary>
    private static readonly (string Path, string? Value)[] Defects =
    [
        ("gateway/mode", null), ("gateway/mode", "\"server\""), ("gateway/bind", "\"lan\""), ("gateway/bind", "\"0.0.0.0\""), ("gateway/bind", "\"localhost\""), ("gateway/port", "\"18789\""),
        ("gateway/auth", null), ("gateway/auth/token", "\"changeme\""), ("gateway/auth/mode", "\"off\""), ("gateway/token", "\"kR8vb2Qm71xZpT4wLs9dFgHj3nBc6yUa\""), ("gateway/host", "\"0.0.0.0\""),
        ("gateway/tailscale", "{\"mode\":\"funnel\"}"), ("gateway/controlUi", "{\"allowInsecureAuth\":true}"), ("gateway", null),
        ("session/dmScope", "\"per-user\""), ("tools/elevated", "{\"enabled\":true,\"allowFrom\":{\"whatsapp\":[\"*\"]}}"), ("tools/exec", "{\"security\":\"full\"}"),
        ("channels/whatsapp/dmPolicy", "\"open\""), ("channels/whatsapp/allowFrom", "[\"*\"]"), ("channels/whatsapp/allowFrom", "[\"+4915112345678\",\"*\",\"*\"]"), ("channels/whatsapp/dmAllowlist", "[]"),
        ("channels/whatsapp/groupPolicy", "\"mention-only\""), ("channels/whatsapp/groupPolicy", "\"open\""), ("channels/whatsapp/groupPolicy", "\"deny\""), ("channels/whatsapp/groupAllowlist", "[]"),
        ("channels/whatsapp/groupAllowlist", "[\"120363000000000000@g.us\"]"), ("channels/whatsapp/requireMentionInGroups", "true"), ("channels/whatsapp/requireMentionInGroups", "false"),
        ("channels/telegram/groups", "{\"*\":{\"requireMention\":false}}"), ("channels/whatsapp/accounts", "{\"home\":{\"groupPolicy\":\"deny\",\"allowFrom\":[\"*\"]}}"), ("channels/telegram", "{\"groupPolicy\":\"open\",\"groupAllowFrom\":[\"*\"]}"),
        ("signal", "{\"dmPolicy\":\"pairing\"}"), ("hooks", "{\"enabled\":true,\"token\":\"short\",\"path\":\"/\"}"),
    ];

    public static TheoryData<string> Products => [.. Product.All.Select(static product => product.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_defect_goes_and_everything_else_stays(string product)
    {
        var random = new Random(20261122);
        for (var i = 0; i < Count; i++)
        {
            var document = Document(random);
            var layout = new RandomLayout(random);
            var text = layout.Write(document);
            var name = product + ".json";

            var plan = FixPlan.Of(Judge(name, text));

            Assert.True(plan.Obstacles.IsEmpty, text);
            var after = plan.Files.IsEmpty ? text : Assert.Single(plan.Files).After;
            var left = Judge(name, after).Findings.Where(static graded => graded.Severity >= Severity.Warning).Select(static graded => $"{graded.Finding.At} {graded.Finding.Message}");
            Assert.True(!left.Any(), $"{string.Join('\n', left)}\n{string.Join('\n', plan.Remaining)}\n{text}\n=>\n{after}");
            Assert.True(FixPlan.Of(Judge(name, after)).Files.IsEmpty, $"{text}\n=>\n{after}");
            Assert.All(layout.LineComments.Where(comment => !IsMoved(document, comment)), comment => Assert.Contains(comment, after, StringComparison.Ordinal));
            Assert.Equal(text.Contains("\r\n", StringComparison.Ordinal), after.Contains("\r\n", StringComparison.Ordinal));
            Assert.All(Kept, path => Assert.Equal(ValueAt(name, text, path), ValueAt(name, after, path)));
        }
    }

    /// <summary>Values that no defect is about.</summary>
    private static readonly string[][] Kept = [["env", "vars", "A"], ["env", "vars", "B-c"], ["logging", "level"], ["messages", "responsePrefix"]];

    /// <summary>A comment inside something that is moved or taken out as a whole goes with it; those of several lines change their indentation.</summary>
    private static bool IsMoved(JsonObject document, string comment) => comment.StartsWith("/*", StringComparison.Ordinal)
        || document.ContainsKey("signal") || (document["channels"]?["whatsapp"] as JsonObject)?.Any(static member => member.Key is "groupAllowlist" or "dmAllowlist") == true
        || (document["gateway"]?["controlUi"] is not null);

    private static JsonObject Document(Random random)
    {
        var document = (JsonObject)(JsonNode.Parse("""
            {
              "env": { "vars": { "A": "it is: {a}, [b] // c", "B-c": "2" } },
              "gateway": { "mode": "local", "bind": "loopback", "auth": { "mode": "token", "token": "${CLAWDBOT_GATEWAY_TOKEN}" } },
              "logging": { "level": "info" },
              "session": { "dmScope": "per-channel-peer" },
              "messages": { "responsePrefix": "x" },
              "channels": { "whatsapp": { "dmPolicy": "pairing" } }
            }
            """) ?? throw new InvalidOperationException("it is an object"));
        for (var i = random.Next(1, 7); i > 0; i--)
        {
            var (path, value) = Defects[random.Next(Defects.Length)];
            Put(document, path.Split('/'), value);
        }

        // In any order.
        foreach (var member in document.ToArray().OrderBy(_ => random.Next()).ToArray())
        {
            document.Remove(member.Key);
            document.Add(member.Key, member.Value);
        }

        return document;
    }

    private static void Put(JsonObject document, string[] path, string? value)
    {
        foreach (var key in path[..^1])
        {
            if (document[key] is not JsonObject below)
            {
                document[key] = below = [];
            }

            document = below;
        }

        document.Remove(path[^1]);
        if (value is not null)
        {
            document[path[^1]] = JsonNode.Parse(value);
        }
    }

    private static string? ValueAt(string name, string text, string[] path)
    {
        var config = GatewayConfigReader.Read(new Moltbot.Hardening.Text.SourceFile(name, "/p/" + name, text));
        return config[path] is { At: var at, IsAbsent: false } ? at.Slice : null;
    }

    private static Verdict Judge(string name, string text) => HardeningEngine.Judge(new MemoryTree().With(name, text), Requests.Plain);
}
