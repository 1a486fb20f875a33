namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>What a string at some place has to become.</summary>
/// <param name="Needs">What has to be written, for a message: <c>true or false</c>.</param>
/// <param name="Convert">The value, or null where the text is none.</param>
internal sealed record Cast(string Needs, Func<string, object?> Convert);
