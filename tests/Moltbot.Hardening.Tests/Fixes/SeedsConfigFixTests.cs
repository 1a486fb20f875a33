using System.Text.Json;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>The configuration of the project's first guide (its steps 5 and 7), with comments as somebody would have put them, mended for each product.</summary>
public sealed class SeedsConfigFixTests
{
    private const string Guide = """
        {
          // Where it listens
          "gateway": {
            "bind": "loopback",
            "port": 18789,
            "auth": {
              "mode": "token",
              "token": "<your-token-here>" // rotate it
            }
          },
          "logging": {
            // what the log hides
            "redactSensitive": "tools" // all of it
          },
          "channels": {
            "whatsapp": {
              "enabled": true,
              "dmPolicy": "pairing", // strangers ask
              "groupPolicy": "mention-only", // only when asked
              "dmAllowlist": [],
              "groupAllowlist": [],
              "requireMentionInGroups": true
            }
          }
        }

        """;

    private const string WhatsApp = """
              "dmPolicy": "pairing", // strangers ask
              "groupPolicy": "allowlist", // only when asked
              "allowFrom": [],
              "groups": {
                "*": {
                  "requireMention": true
                }
              }
            }
          }
        }

        """;

    private const string Moltbot = """
        {
          // Where it listens
          "gateway": {
            "bind": "loopback",
            "port": 18789,
            "auth": {
              "mode": "token",
              "token": "${CLAWDBOT_GATEWAY_TOKEN}" // rotate it
            },
            "mode": "local"
          },
          "logging": {
            // what the log hides
            "redactSensitive": "tools" // all of it
          },
          "channels": {
            "whatsapp": {

        """ + WhatsApp;

    private const string Openclaw = """
        {
          // Where it listens
          "gateway": {
            "bind": "loopback",
            "port": 18789,
            "auth": {
              "mode": "token",
              "token": {
                "source": "env",
                "provider": "default",
                "id": "OPENCLAW_GATEWAY_TOKEN"
              } // rotate it
            },
            "mode": "local"
          },
          "logging": {
            // what the log hides
          },
          "channels": {
            "whatsapp": {
              "enabled": true,

        """ + WhatsApp;

    public static TheoryData<string, string> Expected => new() { { "clawdbot", Moltbot }, { "moltbot", Moltbot }, { "openclaw", Openclaw } };

    [Theory]
    [MemberData(nameof(Expected))]
    public void Only_the_lines_that_are_wrong_change_and_the_file_then_passes(string product, string expected)
    {
        var name = product + ".json";

        var file = Assert.Single(FixPlan.Of(Judge(name, Guide)).Files);

        Assert.Equal(expected, file.After);
        Assert.True(file.IsPrivate);
        Assert.DoesNotContain(Judge(name, file.After).Findings, static graded => graded.Severity >= Severity.Warning);
        Assert.Empty(FixPlan.Of(Judge(name, file.After)).Files);
    }

    [Theory]
    [MemberData(nameof(Expected))]
    public void With_windows_line_ends_and_tabs_they_stay(string product, string expected)
    {
        var file = Assert.Single(FixPlan.Of(Judge(product + ".json", Windows(Guide))).Files);

        Assert.Equal(Windows(expected), file.After);
    }

    [Fact]
    public void The_guide_shows_the_diff_as_it_is_shown()
    {
        var bare = string.Join('\n', Guide.Split('\n').Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(static line => line.Split(" //")[0]));

        var diff = string.Join('\n', FixPlan.Of(Judge("moltbot.json", bare)).Diff);

        Assert.Contains($"```diff\n{diff}\n```\n", File.ReadAllText(Path.Combine(Shared.Repository, "docs", "guide.md")), StringComparison.Ordinal);
    }

    [SharedTheory]
    [MemberData(nameof(Expected))]
    public void The_gateways_own_schema_takes_it(string product, string expected)
    {
        var version = Product.All.Single(each => each.Name == product).ExaminedVersion;
        using var schema = JsonDocument.Parse(File.ReadAllText(Shared.PathOf("facts", "gateway-schema", $"{product}-{version}.json")));
        using var fixedFile = JsonDocument.Parse(expected, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });

        Assert.True(new JsonSchemaOracle(schema.RootElement).Fits(fixedFile.RootElement));
    }

    private static string Windows(string text) => text.Replace("  ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

    private static Verdict Judge(string name, string text) => HardeningEngine.Judge(new MemoryTree().With(name, text), Requests.Plain);
}
