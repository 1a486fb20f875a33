using System.Text.Json;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Gateway;

/// <summary>Configurations that somebody deployed, and what was read out of them by hand.</summary>
public sealed partial class RealConfigTests
{
    [SharedFact]
    public void What_was_read_by_hand_is_what_the_view_says()
    {
        var labels = File.ReadLines(Shared.PathOf("real", "labels.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Where(static label => Text(label, "kind") == "config").ToArray();

        Assert.InRange(labels.Length, 8, 100);
        Assert.All(labels, AssertLabel);
    }

    [SharedFact]
    public void Every_JSON_file_is_read_without_a_crash_and_without_a_false_error()
    {
        var files = Directory.EnumerateFiles(Shared.PathOf("real"), "*", SearchOption.AllDirectories).Where(static path => JsonName().IsMatch(path)).ToArray();

        Assert.InRange(files.Length, 10, 1000);
        Assert.All(files, static path =>
        {
            var read = SourceDecoder.Decode(Path.GetFileName(path), path, File.ReadAllBytes(path));
            var config = GatewayConfigReader.Read(read);
            if (IsJson(read.File.Text))
            {
                Assert.Empty(config.Problems);
            }
        });
    }

    /// <summary>The guide's own two blocks, cut out of the guide: what a reader of it would have deployed.</summary>
    [SharedTheory]
    [InlineData("clawdbot", "/channels/whatsapp/enabled", "")]
    [InlineData("moltbot", "/channels/whatsapp/enabled", "")]
    [InlineData("openclaw", "", "/logging/redactSensitive")]
    public void The_guides_configuration_is_refused_where_the_real_gateways_refused_it(string product, string enabled, string redact)
    {
        var guide = Directory.EnumerateFiles(Shared.PathOf("seeds"), "002_*.txt").Select(File.ReadAllText).Single();
        var blocks = JsonBlock().Matches(guide).Select(static match => match.Groups["json"].Value).ToArray();
        var step5 = blocks.First(static block => block.Contains("\"gateway\"", StringComparison.Ordinal)).Trim();
        var step7 = blocks.First(static block => block.Contains("\"whatsapp\"", StringComparison.Ordinal)).Trim();
        var text = $"{step5[..^1].TrimEnd()},\n{step7[1..]}";

        var config = GatewayConfigReader.Read(new SourceFile($"{product}.json", $"/{product}.json", text));

        Assert.Empty(config.Problems);
        string[] expected =
        [
            redact, enabled, "/channels/whatsapp/groupPolicy", "/channels/whatsapp/dmAllowlist", "/channels/whatsapp/groupAllowlist", "/channels/whatsapp/requireMentionInGroups",
        ];
        Assert.Equal(expected.Where(static pointer => pointer.Length > 0), config.Issues.Select(static issue => issue.Pointer));
        Assert.True(config.Mode.IsAbsent);
    }

    private static void AssertLabel(JsonElement label)
    {
        var id = Text(label, "id");
        var path = Shared.PathOf(["real", .. Text(label, "files", 0).Split('/')]);
        var name = Path.GetFileName(path);
        var product = ConfigFileName.ProductOf(name) ?? Product.Openclaw;
        var config = GatewayConfigReader.Read(SourceDecoder.Decode(name, path, File.ReadAllBytes(path)), product);

        Assert.True(config.IsComplete, id);
        Assert.True(Text(label, "gateway_bind") == Plain(config.Bind), id);
        Assert.True(Text(label, "gateway_mode") == Plain(config.Mode), id);
        Assert.True(Text(label, "auth_mode") == Plain(config.AuthMode), id);
        Assert.True(Text(label, "redactSensitive") == Plain(config.RedactSensitive), id);
        Assert.True(Text(label, "auth_token") == Supply(config.Token), $"{id}: {config.Token}");
        Assert.True(Text(label, "auth_password") == Supply(config.Password), id);
        foreach (var flag in label.GetProperty("dangerous").EnumerateArray().Select(static flag => flag.GetString() ?? "").Where(static flag => !flag.Contains(' ', StringComparison.Ordinal)))
        {
            var (key, value) = (flag.Split('=')[0], flag.Split('=')[1]);
            Assert.True(config[key.Split('.')] is { Text: { } text } && text == value, $"{id}: {flag}");
        }
    }

    private static string Plain(ConfigValue value) => value.IsAbsent ? "absent" : value.Text ?? value.Kind.ToString();

    private static string Supply(ConfigValue value) => value.Kind switch
    {
        ConfigValueKind.Absent => "absent",
        ConfigValueKind.EnvReference => "env-reference",
        ConfigValueKind.SecretReference => $"secretref:{(value.Variable is null ? "file" : "env")}",
        ConfigValueKind.Literal => "literal",
        var other => other.ToString(),
    };

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(JsonElement label, string key, int? index = null) =>
        (index is { } at ? label.GetProperty(key)[at] : label.GetProperty(key)).GetString() ?? "";

    [GeneratedRegex(@"\.json5?(\.[\w.]+)?$")]
    private static partial Regex JsonName();

    [GeneratedRegex(@"^[ \t]*```json[ \t]*\r?\n(?<json>.*?)^[ \t]*```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonBlock();
}
