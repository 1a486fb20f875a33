using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>A variable's value and the line of the env file that set it; null where an item's metadata did.</summary>
internal sealed record Variable(string Value, SourceLocation? SetAt);
