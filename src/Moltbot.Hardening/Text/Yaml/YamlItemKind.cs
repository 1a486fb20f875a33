namespace Moltbot.Hardening.Text.Yaml;

/// <summary>What a <see cref="YamlItem"/> is.</summary>
internal enum YamlItemKind : byte
{
    Scalar,
    Mapping,
    Sequence,
    Alias,
}
