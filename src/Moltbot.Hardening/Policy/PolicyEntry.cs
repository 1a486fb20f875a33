namespace Moltbot.Hardening.Policy;

/// <summary>A value of the policy in force.</summary>
/// <param name="Name">A rule's id.</param>
/// <param name="Value">The severity in force.</param>
/// <param name="Origin">What set it, such as <c>MoltbotRule</c>, or a line: <c>.editorconfig(3) [*.yml]</c>.</param>
public sealed record PolicyEntry(string Name, string Value, string Origin);
