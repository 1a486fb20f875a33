using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds the first secret that a file holds.</summary>
internal static class SecretFileContent
{
    /// <returns>What it is, for a message, and where its name stands; null where there is none.</returns>
    public static (string Holds, SourceLocation At)? FirstSecret(SourceFile file, SecretFileKind kind) => kind switch
    {
        SecretFileKind.Env => InEnv(file),
        SecretFileKind.Json => Json5Reader.Read(file).Roots is [var root, ..] ? InNode(root, null) : null,
        SecretFileKind.Key => SecretShapes.KindOf(file.Text) is "a private key" ? ("a private key", file.Start) : null,
        _ => file.Text.Trim() is { Length: > 0 } text && !PublishedPlaceholders.Contains(text) ? ("a secret", file.Start) : null,
    };

    /// <summary>Whether a value under a name is a secret, and no placeholder, setting or reference.</summary>
    public static bool IsSecret(string name, string value) => SecretShapes.Find(value) is { } shape
        ? !shape.IsPassword || !PublishedPlaceholders.Contains(value.Substring(shape.Offset, shape.Length))
        : value.Length > 0 && SecretNames.IsSecret(name) && !value.Contains('$', StringComparison.Ordinal) && !SecretTexts.IsSetting(name, value) && !PublishedPlaceholders.Contains(value);

    private static (string Holds, SourceLocation At)? InEnv(SourceFile file)
    {
        foreach (var entry in EnvReader.Read(file).Entries)
        {
            if (entry.Value is { } value && IsSecret(entry.Key, value))
            {
                return (Quote.Plain(entry.Key), entry.KeyAt);
            }
        }

        return null;
    }

    private static (string Holds, SourceLocation At)? InNode(Node node, ScalarNode? key)
    {
        if (node is ScalarNode { Style: not ScalarStyle.Plain and not ScalarStyle.Hole } text)
        {
            return IsSecret(key?.Value ?? "", text.Value) ? (key is null ? "a secret" : Quote.Plain(key.Value), (key ?? text).At) : null;
        }

        foreach (var entry in node is MappingNode mapping ? mapping.Entries : [])
        {
            if (InNode(entry.Value, entry.Key) is { } found)
            {
                return found;
            }
        }

        foreach (var item in node is SequenceNode list ? list.Items : [])
        {
            if (InNode(item, key) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
