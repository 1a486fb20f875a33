namespace Moltbot.Hardening.Hosts;

/// <summary>A file whose time stamp says when something was done.</summary>
/// <param name="Path">Absolute, whether it is there or not.</param>
/// <param name="Age">How long ago; negative for a time to come; null where the file is not there.</param>
public sealed record DatedFile(string Path, TimeSpan? Age);
