using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Hosts;

/// <summary>A kind of secret in a log; the secret itself is kept nowhere.</summary>
/// <param name="At">The log, or the key of the service whose containers keep it.</param>
/// <param name="Service">That service, or null.</param>
/// <param name="Kind">What it is, with its article.</param>
/// <param name="Count">How often.</param>
internal sealed record LoggedSecret(SourceLocation At, string? Service, string Kind, int Count);
