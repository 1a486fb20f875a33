using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>What stands under a secret's name in a configuration, as it is written between its quotation marks: nothing of it is shown, on whatever line it stands.</summary>
internal static class ConfigSecrets
{
    /// <summary>A shorter one would be found in words that are none.</summary>
    private const int Shortest = 6;

    public static IEnumerable<string> Of(Deployment deployment) => deployment.Configs.Select(static config => config.Root).OfType<Node>().SelectMany(static root => In(root, isSecret: false));

    private static IEnumerable<string> In(Node node, bool isSecret) => node switch
    {
        MappingNode found => found.Entries.SelectMany(static entry => In(entry.Value, SecretNames.IsSecret(entry.Key.Value))),
        SequenceNode list => list.Items.SelectMany(item => In(item, isSecret)),
        ScalarNode { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } text when isSecret && text.At.Span.Length - 2 >= Shortest && !EnvReferences.Any(text.Value) => [text.At.Slice[1..^1]],
        _ => [],
    };
}
