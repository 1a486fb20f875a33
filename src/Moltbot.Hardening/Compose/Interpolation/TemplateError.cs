namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>Why a template is refused.</summary>
/// <param name="Offset">Of the <c>$</c> in the template.</param>
/// <param name="Length">Of the expression.</param>
/// <param name="Message">What is wrong, why, what to write.</param>
/// <param name="IsLimit">Whether a limit of ours was met, not a rule of the grammar.</param>
internal sealed record TemplateError(int Offset, int Length, string Message, bool IsLimit = false);
