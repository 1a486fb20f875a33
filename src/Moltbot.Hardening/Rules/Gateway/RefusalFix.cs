using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;
using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>What is written in the place of a key or value that the gateway refuses.</summary>
/// <remarks>By itself only where the meaning is known; what is guessed by its spelling, or would only be left out, is for its author; but a switch that takes a protection away may always go.</remarks>
internal static class RefusalFix
{
    public static Fix? Of(GatewayConfig config, SchemaIssue issue, OldWord? meant, Settings settings)
    {
        var path = JsonPointer.Split(issue.Pointer);
        return issue switch
        {
            // Where the secret comes as a file, no variable brings it.
            _ when path is ["gateway", "token" or "password"] && !settings.HasSecretVariable => null,
            _ when meant?.Cure is { } cure => cure(config, path),
            { Kind: SchemaIssueKind.UnknownKey } when meant is not null => null,
            { Kind: SchemaIssueKind.UnknownKey } when DangerousFlag.IsDangerous(issue.Key) => ConfigFix.Safe("Remove it", ConfigEdits.Remove(config, path)),
            { Kind: SchemaIssueKind.UnknownKey } => Spelling.Nearest(issue.Key, issue.Allowed) is { } near
                ? ConfigFix.Show($"Write {near}", ConfigEdits.Rename(config, near, path))
                : ConfigFix.Show("Remove it", ConfigEdits.Remove(config, path)),
            { Node: ScalarNode { Style: not ScalarStyle.Hole } value } => OfValue(config, issue, value, path, meant?.Replacement ?? Bind(issue, value, meant, settings.Topology)),
            _ => null,
        };
    }

    /// <summary>A number or truth value that stands in quotes for no reason, or null.</summary>
    public static string? Unquoted(SchemaIssue issue, ScalarNode text) => issue.Kind != SchemaIssueKind.WrongType || issue.Expected.StartsWith("a list", StringComparison.Ordinal) ? null : text.Value switch
    {
        "true" or "false" when issue.Expected.Contains("true or false", StringComparison.Ordinal) => text.Value,
        var number when issue.Expected.Contains("number", StringComparison.Ordinal) && Json5Numbers.IsNumber(number) => number,
        _ => null,
    };

    private static Fix? OfValue(GatewayConfig config, SchemaIssue issue, ScalarNode value, string[] path, string? word) => (word, value.Style) switch
    {
        (not null, _) => ConfigFix.Set(config, $"Write {word}", word, path),
        (_, not ScalarStyle.Plain) when Unquoted(issue, value) is { } bare => Fix.Safe(issue.At, "Write it without quotes", bare),
        (_, not ScalarStyle.Plain) when issue.Kind == SchemaIssueKind.WrongType && issue.Expected.StartsWith("a list of text", StringComparison.Ordinal) => ConfigFix.Set(config, "Write it as a list", ImmutableArray.Create(value.Value), path),
        _ => Spelling.Nearest(value.Value, issue.Allowed) is { } near ? ConfigFix.Show($"Write {near}", ConfigEdits.Set(config, near, path)) : null,
    };

    /// <summary>An address in the place of a word: every interface is what topology <c>published</c> asks for, else it is loopback. Which one of many, only the owner knows.</summary>
    private static string? Bind(SchemaIssue issue, ScalarNode value, OldWord? meant, Topology topology) =>
        meant is null || issue.Pointer != "/gateway/bind" ? null
        : topology != Topology.Published ? SafeSettings.Loopback
        : System.Net.IPAddress.TryParse(value.Value, out var address) && !address.Equals(System.Net.IPAddress.Any) && !address.Equals(System.Net.IPAddress.IPv6Any) ? null
        : "lan";
}
