namespace Moltbot.Hardening.Text.Yaml;

/// <summary>A key of a mapping that is being read.</summary>
internal readonly record struct YamlKey(string Name, int Index);
