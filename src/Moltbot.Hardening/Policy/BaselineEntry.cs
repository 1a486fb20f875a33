using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>A finding that stood when the baseline was written.</summary>
/// <param name="Fingerprint">What it is known by; the rest says it to readers, and must agree.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Path">The file of the finding.</param>
/// <param name="Service">Its service, or null.</param>
/// <param name="Pointer">Its pointer, or null.</param>
/// <param name="At">Where the entry stands.</param>
internal sealed record BaselineEntry(string Fingerprint, string RuleId, string Path, string? Service, string? Pointer, SourceLocation At)
{
    public bool Accepts(Cause cause) => Fingerprint == cause.Fingerprint
        && RuleId == cause.Finding.Rule.Id
        && Path == cause.Finding.At.File.Path
        && Service == cause.Finding.Service
        && Pointer == cause.Finding.Pointer;
}
