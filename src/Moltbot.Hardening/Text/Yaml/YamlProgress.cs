namespace Moltbot.Hardening.Text.Yaml;

/// <summary>How far the reading had come when an error was met.</summary>
/// <param name="Offset">The end of the last event.</param>
/// <param name="OpenFlow">The offset of the innermost open <c>[</c> or <c>{</c>, or -1.</param>
internal readonly record struct YamlProgress(int Offset, int OpenFlow);
